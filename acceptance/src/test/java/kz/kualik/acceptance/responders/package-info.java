/** Responders as processes of their own beside an authority, one of which dies. */
@NullMarked
package kz.kualik.acceptance.responders;

import org.jspecify.annotations.NullMarked;
