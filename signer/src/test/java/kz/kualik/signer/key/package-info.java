/** Tests of this room. */
@NullMarked
package kz.kualik.signer.key;

import org.jspecify.annotations.NullMarked;
