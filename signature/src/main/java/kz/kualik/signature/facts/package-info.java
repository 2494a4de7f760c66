/**
 * What was found in a signed document, before anybody judges it: was the mathematics right, who signed, which time-stamps
 * are there. Readers of each format fill these values; the policy room turns them into a verdict. Nothing here knows of
 * trust, of revocation or of the present time.
 */
@NullMarked
package kz.kualik.signature.facts;

import org.jspecify.annotations.NullMarked;
