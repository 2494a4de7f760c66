/**
 * The command {@code verify}: options and files in, reports and an exit code out. Reads files and the clock; everything
 * else is done by the rooms below.
 */
@NullMarked
package kz.kualik.signature.cli;

import org.jspecify.annotations.NullMarked;
