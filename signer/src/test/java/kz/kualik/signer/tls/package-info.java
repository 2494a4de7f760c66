/** Tests of this room. */
@NullMarked
package kz.kualik.signer.tls;

import org.jspecify.annotations.NullMarked;
