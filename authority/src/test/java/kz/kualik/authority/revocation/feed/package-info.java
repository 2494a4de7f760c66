/** The status log on a real database. */
@NullMarked
package kz.kualik.authority.revocation.feed;

import org.jspecify.annotations.NullMarked;
