/**
 * What a certificate is made of and the certificate itself. Everything here is a value or a pure function: no clock, no
 * database, no network.
 */
@NullMarked
package kz.kualik.pki.certificate;

import org.jspecify.annotations.NullMarked;
