/**
 * Signatures in the form of the Cryptographic Message Syntax (RFC 5652) with the attributes of CAdES: made, extended by
 * further signers and time-stamps, and checked. Checking gives facts; nothing here judges trust or the present time.
 */
@NullMarked
package kz.kualik.signature.cms;

import org.jspecify.annotations.NullMarked;
