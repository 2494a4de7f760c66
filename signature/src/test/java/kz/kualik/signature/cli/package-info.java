/** The command as its user meets it: output and exit codes. */
@NullMarked
package kz.kualik.signature.cli;

import org.jspecify.annotations.NullMarked;
