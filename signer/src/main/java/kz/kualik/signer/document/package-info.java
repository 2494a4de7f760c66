/** Documents signed in the forms in which NCALayer signs them. */
@NullMarked
package kz.kualik.signer.document;

import org.jspecify.annotations.NullMarked;
