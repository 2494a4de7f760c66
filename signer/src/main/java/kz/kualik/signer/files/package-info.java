/** Files that are there as a whole or not at all. */
@NullMarked
package kz.kualik.signer.files;

import org.jspecify.annotations.NullMarked;
