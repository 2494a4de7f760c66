package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;

/** Files with certificates, in PEM or DER, as they are named on the command line. */
final class CertificateFiles {

    private static final int LARGEST = 1_000_000;

    private CertificateFiles() {}

    static List<Certificate> read(List<Path> files) throws SignerStartException {
        var certificates = new ArrayList<Certificate>();
        for (var file : files) {
            try (var stream = Files.newInputStream(file)) {
                for (var object : PemOrDer.decode(stream.readNBytes(LARGEST + 1), LARGEST)) {
                    certificates.add(Certificate.parse(object.octets()));
                }
            } catch (IOException | Asn1Exception | MalformedCertificateException e) {
                throw SignerStartException.certificate(file, e);
            }
        }
        return certificates;
    }
}
