/** Tests of the journal. */
@NullMarked
package kz.kualik.signer.journal;

import org.jspecify.annotations.NullMarked;
