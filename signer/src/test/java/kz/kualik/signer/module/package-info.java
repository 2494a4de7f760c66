/** Tests of this room. */
@NullMarked
package kz.kualik.signer.module;

import org.jspecify.annotations.NullMarked;
