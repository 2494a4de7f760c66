/** Lists and status answers: who is believed, and what they say. */
@NullMarked
package kz.kualik.signature.revocation;

import org.jspecify.annotations.NullMarked;
