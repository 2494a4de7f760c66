/** Tests of this room. */
@NullMarked
package kz.kualik.signer.message;

import org.jspecify.annotations.NullMarked;
