/** Tests of this room. */
@NullMarked
package kz.kualik.signer.site;

import org.jspecify.annotations.NullMarked;
