/**
 * A client of the authority as an integrator would write one: a process that runs it, and its HTTP API over TLS with or
 * without an operator's certificate. It shares no class with the server.
 */
@NullMarked
package kz.kualik.acceptance.client;

import org.jspecify.annotations.NullMarked;
