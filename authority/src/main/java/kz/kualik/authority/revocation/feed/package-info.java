/**
 * The authority's side of the status feed: the log of what happened to serial numbers, written in the transaction of each
 * act, and the index of this process, which follows the log like every other responder does.
 */
@NullMarked
package kz.kualik.authority.revocation.feed;

import org.jspecify.annotations.NullMarked;
