/**
 * How browsers come to trust the Signer's own TLS: a certification authority of this one computer, which may vouch for
 * 127.0.0.1 and localhost alone and whose key is thrown away as soon as it has signed one certificate.
 */
@NullMarked
package kz.kualik.signer.tls;

import org.jspecify.annotations.NullMarked;
