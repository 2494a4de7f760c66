/**
 * Key stores as files: PKCS#12 (RFC 7292) in the dialect of the NUC, octet for octet as its clients write it, and in a
 * modern one. Files come from strangers, so reading is bounded in size, nesting and time, and says whether the password
 * is wrong or the file is broken.
 */
@NullMarked
package kz.kualik.crypto.pkcs12;

import org.jspecify.annotations.NullMarked;
