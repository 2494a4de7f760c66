/** Tests of the store of consents. */
@NullMarked
package kz.kualik.signer.store;

import org.jspecify.annotations.NullMarked;
