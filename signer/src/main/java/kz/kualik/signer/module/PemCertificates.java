package kz.kualik.signer.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;

/** Certificates that a page brings, in PEM or bare base64. */
final class PemCertificates {

    private static final int LARGEST = 100_000;

    private PemCertificates() {}

    static List<Certificate> read(String argument, String text) throws BadArgumentException {
        try {
            var found = new ArrayList<Certificate>();
            for (var object : PemOrDer.decode(text.getBytes(StandardCharsets.UTF_8), LARGEST)) {
                found.add(Certificate.parse(object.octets()));
            }
            return found;
        } catch (Asn1Exception | MalformedCertificateException e) {
            throw BadArgumentException.value(argument, "holds something that is no certificate in PEM");
        }
    }
}
