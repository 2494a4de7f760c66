/**
 * Ways to establish who somebody is: a visit to a registration centre, where an operator sees documents and face, and a valid
 * key, with which a holder signs the request for new ones. What was seen or signed is kept as evidence; the application learns
 * only that its applicant is identified.
 */
@NullMarked
package kz.kualik.authority.identification;

import org.jspecify.annotations.NullMarked;
