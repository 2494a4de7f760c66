/** Tests of this room. */
@NullMarked
package kz.kualik.signer.socket;

import org.jspecify.annotations.NullMarked;
