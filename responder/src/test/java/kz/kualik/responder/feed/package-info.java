/** The status feed, honest and forged. */
@NullMarked
package kz.kualik.responder.feed;

import org.jspecify.annotations.NullMarked;
