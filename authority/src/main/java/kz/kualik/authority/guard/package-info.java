/**
 * What holds the house back before harm is done: a clock that cannot be believed, a disk that is nearly full. Whoever acts asks
 * here first; what stands still says so in health and figures, and goes on by itself when the cause is gone.
 */
@NullMarked
package kz.kualik.authority.guard;

import org.jspecify.annotations.NullMarked;
