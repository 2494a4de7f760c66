/**
 * With which keys the responder signs, and for whom: OCSP keys delegated by each issuer, and time-stamping keys by policy.
 * Where the keys come from is the business of whoever runs the responder.
 */
@NullMarked
package kz.kualik.responder.keys;

import org.jspecify.annotations.NullMarked;
