/**
 * Whether the clock may be believed: references for the time of day (SNTP servers, or whatever the host of the responder
 * gives), and the watch that compares the clock with them and says, in words, when it must not be used for time-stamps.
 */
@NullMarked
package kz.kualik.responder.time;

import org.jspecify.annotations.NullMarked;
