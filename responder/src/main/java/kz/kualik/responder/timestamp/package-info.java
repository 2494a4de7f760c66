/**
 * Gives time-stamps (RFC 3161): octets in, octets out, no HTTP. The policy that a request names chooses the key and so the
 * algorithm.
 */
@NullMarked
package kz.kualik.responder.timestamp;

import org.jspecify.annotations.NullMarked;
