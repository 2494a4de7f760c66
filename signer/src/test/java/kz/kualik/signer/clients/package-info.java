/** Programs that others wrote for NCALayer, unmodified, against the Signer. */
@NullMarked
package kz.kualik.signer.clients;

import org.jspecify.annotations.NullMarked;
