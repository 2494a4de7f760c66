package kz.kualik.authority.web;

import jakarta.servlet.ServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/** The certificate that a caller has shown in the TLS handshake, with the key that belongs to it. */
public final class ClientCertificate {

    /** Where the servlet container puts the chain that the handshake has verified (Servlet 6.1, section 3.9). */
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private ClientCertificate() {}

    /** The caller's own certificate, if one was shown. */
    public static Optional<X509Certificate> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    /** SHA-256 of the DER certificate, 32 octets: what names a certificate in our tables. */
    public static byte[] fingerprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java has SHA-256, and a parsed certificate its encoding", e);
        }
    }

    /** The fingerprint of the shown certificate in hexadecimal, or the word for callers who show none. */
    static String callerOf(ServletRequest request) {
        return of(request)
                .map(certificate -> HexFormat.of().formatHex(fingerprint(certificate)))
                .orElse("stranger");
    }
}
