/**
 * Checks a document of any kind that this house knows: finds out by its content what it is, collects the facts (signatures,
 * chains, revocation data), and has them judged by a policy. Bytes of strangers lead to a verdict here and never to
 * anything else.
 */
@NullMarked
package kz.kualik.signature.verify;

import org.jspecify.annotations.NullMarked;
