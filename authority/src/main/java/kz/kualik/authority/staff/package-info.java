/**
 * Who works here: registration centres, and the operators in them with their certificates. A method of the HTTP API that
 * takes an {@link kz.kualik.authority.staff.Operator} can be called by an operator only.
 */
@NullMarked
package kz.kualik.authority.staff;

import org.jspecify.annotations.NullMarked;
