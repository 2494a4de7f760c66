/** Tests of this room. */
@NullMarked
package kz.kualik.signer.request;

import org.jspecify.annotations.NullMarked;
