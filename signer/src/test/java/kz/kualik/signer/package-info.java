/** What the tests of all rooms share: people with keys, and a Signer that is running. */
@NullMarked
package kz.kualik.signer;

import org.jspecify.annotations.NullMarked;
