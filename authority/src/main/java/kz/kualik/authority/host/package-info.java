/**
 * What the machine under us can tell: who holds a port that we want. Nothing here knows of certificates.
 */
@NullMarked
package kz.kualik.authority.host;

import org.jspecify.annotations.NullMarked;
