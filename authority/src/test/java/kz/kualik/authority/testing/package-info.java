/** What the authority's tests share: a real database, and the whole authority on a free port. */
@NullMarked
package kz.kualik.authority.testing;

import org.jspecify.annotations.NullMarked;
