/** Tests of what is done again and again: that events are handed out again, and how many of them at once. */
@NullMarked
package kz.kualik.authority.scheduling;

import org.jspecify.annotations.NullMarked;
