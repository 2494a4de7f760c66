/** Tests of revocation lists. */
@NullMarked
package kz.kualik.authority.revocation.lists;

import org.jspecify.annotations.NullMarked;
