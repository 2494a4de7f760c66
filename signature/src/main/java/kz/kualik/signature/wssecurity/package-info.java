/**
 * SOAP messages signed by WS-Security (OASIS WSS 1.1, X.509 token profile): the Body is signed, the certificate travels in
 * a key identifier. Made and checked; a signature that leaves the Body of its own envelope uncovered is refused.
 */
@NullMarked
package kz.kualik.signature.wssecurity;

import org.jspecify.annotations.NullMarked;
