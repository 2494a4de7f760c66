/**
 * Copies of a whole authority: of its embedded database while it works, and of what lies beside it. A copy is whole or it is
 * not there: it is written under another name, forced to the disk and renamed. A restored authority knows that it is one,
 * says so in the audit log, and does not take up numbers that the original may have used since.
 */
@NullMarked
package kz.kualik.authority.backup;

import org.jspecify.annotations.NullMarked;
