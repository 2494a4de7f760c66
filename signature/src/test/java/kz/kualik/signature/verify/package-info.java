/** Documents from the first byte to the verdict. */
@NullMarked
package kz.kualik.signature.verify;

import org.jspecify.annotations.NullMarked;
