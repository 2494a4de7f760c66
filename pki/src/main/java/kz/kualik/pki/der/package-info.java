/**
 * Where bytes become ASN.1. What we issue and the requests that we take must be strict DER ({@link
 * kz.kualik.pki.der.StrictDer}); files that people bring are read tolerantly, but never without bounds ({@link
 * kz.kualik.pki.der.BoundedAsn1}). PEM, base64 and DER are told apart in one place ({@link kz.kualik.pki.der.PemOrDer}).
 */
@NullMarked
package kz.kualik.pki.der;

import org.jspecify.annotations.NullMarked;
