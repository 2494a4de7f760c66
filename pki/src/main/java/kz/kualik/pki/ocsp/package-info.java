/**
 * The messages of the Online Certificate Status Protocol (RFC 6960, nonce by RFC 9654): asked, answered, read. Readers are
 * tolerant about content and bounded in size; composers write strict DER. Nothing here speaks HTTP or knows the time.
 */
@NullMarked
package kz.kualik.pki.ocsp;

import org.jspecify.annotations.NullMarked;
