/**
 * Answers OCSP questions (RFC 6960, RFC 9654): octets in, octets out, no HTTP. One signature for each answer, made while
 * the client waits.
 */
@NullMarked
package kz.kualik.responder.ocsp;

import org.jspecify.annotations.NullMarked;
