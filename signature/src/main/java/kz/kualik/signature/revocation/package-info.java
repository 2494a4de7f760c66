/**
 * What revocation lists and status answers say about a certificate. A source speaks only after its own signature has been
 * checked under the key of the certificate's issuer, or of the responder that this issuer has delegated; whether what it
 * says is young enough is judged by the policy.
 */
@NullMarked
package kz.kualik.signature.revocation;

import org.jspecify.annotations.NullMarked;
