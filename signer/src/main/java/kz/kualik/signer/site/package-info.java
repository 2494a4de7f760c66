/** Who speaks with the Signer: a web page by its origin, or a program of this computer; and who may not. */
@NullMarked
package kz.kualik.signer.site;

import org.jspecify.annotations.NullMarked;
