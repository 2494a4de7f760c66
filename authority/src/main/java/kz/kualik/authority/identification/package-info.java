/**
 * Ways to establish who somebody is. So far one: a visit to a registration centre, where an operator sees documents and
 * face. What was seen is kept as evidence; the application learns only that its applicant is identified.
 */
@NullMarked
package kz.kualik.authority.identification;

import org.jspecify.annotations.NullMarked;
