/**
 * What the machine under us offers and can tell: who holds a port that we want, files that survive a power failure as a
 * whole. Nothing here knows of certificates.
 */
@NullMarked
package kz.kualik.authority.host;

import org.jspecify.annotations.NullMarked;
