/**
 * The real files of the real authority held against the tables that say what must come out. Without the folder of files
 * the tests are skipped; with it, none may be missing.
 */
@NullMarked
package kz.kualik.signature.nuc;

import org.jspecify.annotations.NullMarked;
