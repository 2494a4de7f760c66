/**
 * A responder as a process of its own: its folder with keys, its enrolment, and the thread that follows the authority's status
 * feed over TLS. What it answers with is the same code as in the authority's process.
 */
@NullMarked
package kz.kualik.responder.process;

import org.jspecify.annotations.NullMarked;
