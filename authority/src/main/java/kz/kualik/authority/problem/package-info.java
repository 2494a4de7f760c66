/**
 * What is said when something cannot be done: problem details (RFC 9457) with a stable type, in Kazakh, Russian or English.
 * Every room throws its own exceptions, which know their kind and their code; this room alone turns them into HTTP.
 */
@NullMarked
package kz.kualik.authority.problem;

import org.jspecify.annotations.NullMarked;
