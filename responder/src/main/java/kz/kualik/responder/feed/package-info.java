/**
 * The status feed: the ordered log of what happened to serial numbers, chained by hashes, and what stands in it. The authority
 * writes the log in the transactions of its acts; responders follow it and believe nothing that its chain does not bear out.
 */
@NullMarked
package kz.kualik.responder.feed;

import org.jspecify.annotations.NullMarked;
