/**
 * The responder's HTTP front on Vert.x: it reads bounded requests, hands them to the handlers on a pool of signing threads,
 * and writes what they say. Nothing on an event loop waits, signs or reads a file.
 */
@NullMarked
package kz.kualik.responder.http;

import org.jspecify.annotations.NullMarked;
