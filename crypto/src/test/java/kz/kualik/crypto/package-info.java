/** Tests of algorithms and keys: published vectors, real files of the NUC, foreign programs as judges. */
@NullMarked
package kz.kualik.crypto;

import org.jspecify.annotations.NullMarked;
