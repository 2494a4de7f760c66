package kz.kualik.crypto.pkcs12;

import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a PKCS#12 file holds.
 *
 * @param entries the private keys, each with its certificates
 * @param otherCertificates certificates that belong to no key and to no key's chain
 */
public record Pkcs12Contents(List<Pkcs12Entry> entries, List<X509CertificateHolder> otherCertificates) {

    public Pkcs12Contents {
        entries = List.copyOf(entries);
        otherCertificates = List.copyOf(otherCertificates);
    }
}
