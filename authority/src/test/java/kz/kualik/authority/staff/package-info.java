/** Tests of who may do what. */
@NullMarked
package kz.kualik.authority.staff;

import org.jspecify.annotations.NullMarked;
