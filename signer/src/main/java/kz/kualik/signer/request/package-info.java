/**
 * How a person comes to a key file: keys are made here, wait in an encrypted file (on this computer or on a stick) until their
 * certificates are issued, and become PKCS#12 files then, here or on another computer.
 */
@NullMarked
package kz.kualik.signer.request;

import org.jspecify.annotations.NullMarked;
