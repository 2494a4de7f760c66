/**
 * Every parser that reads strangers' octets is fed with damaged ones: seeded mutators that know the structure of what they
 * damage, a bound on time and memory for each execution, and one property for all parsers.
 */
@NullMarked
package kz.kualik.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
