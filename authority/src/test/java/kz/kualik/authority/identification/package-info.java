/** Tests of the room that establishes who somebody is. */
@NullMarked
package kz.kualik.authority.identification;

import org.jspecify.annotations.NullMarked;
