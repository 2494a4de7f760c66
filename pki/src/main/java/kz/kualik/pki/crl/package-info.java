/**
 * Certificate revocation lists (RFC 5280, section 5) and the reasons for which a certificate is revoked. The reader walks
 * the list's bytes without building an object for each entry, because a national list has hundreds of thousands of them;
 * the composer writes strict DER from a stream of entries.
 */
@NullMarked
package kz.kualik.pki.crl;

import org.jspecify.annotations.NullMarked;
