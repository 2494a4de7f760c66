/**
 * Which certificates were issued and which are revoked, in memory. The authority tells it in events after each commit; the
 * OCSP responder asks it for every question.
 */
@NullMarked
package kz.kualik.responder.status;

import org.jspecify.annotations.NullMarked;
