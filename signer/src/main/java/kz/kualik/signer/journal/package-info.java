/** What was signed for whom: one line for each use of a key, in a file of the user's own. */
@NullMarked
package kz.kualik.signer.journal;

import org.jspecify.annotations.NullMarked;
