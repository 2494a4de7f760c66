/**
 * Who works here: registration centres, their operators and supervisors, the authority's officers and auditors, machines of
 * the state, and the certificates of all of them. Whether a caller has the right that a method of the HTTP API names is
 * decided here and nowhere else.
 */
@NullMarked
package kz.kualik.authority.staff;

import org.jspecify.annotations.NullMarked;
