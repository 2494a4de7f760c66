/** Tests of the stores of browsers: with NSS's own certutil, on databases of the tests' own. */
@NullMarked
package kz.kualik.signer.nss;

import org.jspecify.annotations.NullMarked;
