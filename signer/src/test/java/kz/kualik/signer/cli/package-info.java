/** Tests of the command line. */
@NullMarked
package kz.kualik.signer.cli;

import org.jspecify.annotations.NullMarked;
