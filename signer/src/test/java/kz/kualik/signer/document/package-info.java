/** Tests of this room. */
@NullMarked
package kz.kualik.signer.document;

import org.jspecify.annotations.NullMarked;
