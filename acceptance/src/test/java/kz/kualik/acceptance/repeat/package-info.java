/**
 * Clients that lose answers and repeat their requests, over the whole way from an application to a revocation. Whatever is
 * repeated with the same key must have happened once.
 */
@NullMarked
package kz.kualik.acceptance.repeat;

import org.jspecify.annotations.NullMarked;
