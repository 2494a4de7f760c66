/** Tests of the texts for people. */
@NullMarked
package kz.kualik.signer.text;

import org.jspecify.annotations.NullMarked;
