package kz.kualik.signature.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;

/** Reads the files of {@code --crl} and {@code --ocsp}. */
final class StatusFiles {

    private StatusFiles() {}

    static List<CertificateRevocationList> lists(List<Path> files) throws UnusableOptionException {
        var lists = new ArrayList<CertificateRevocationList>();
        for (var file : files) {
            try {
                lists.add(CertificateRevocationList.parse(octets(file, CertificateRevocationList.MAXIMUM_SIZE)));
            } catch (IOException | Asn1Exception | MalformedCrlException e) {
                throw UnusableOptionException.file("--crl", file, e);
            }
        }
        return lists;
    }

    /** Answers without content (try later, unauthorized) say nothing about anybody and are passed over. */
    static List<BasicOcspResponse> answers(List<Path> files) throws UnusableOptionException {
        var answers = new ArrayList<BasicOcspResponse>();
        for (var file : files) {
            try {
                OcspResponse.parse(octets(file, OcspResponse.MAXIMUM_SIZE))
                        .basicResponse()
                        .ifPresent(answers::add);
            } catch (IOException | Asn1Exception | MalformedOcspResponseException e) {
                throw UnusableOptionException.file("--ocsp", file, e);
            }
        }
        return answers;
    }

    private static byte[] octets(Path file, int largest) throws IOException, Asn1Exception {
        // base64 and PEM need a third more room than what they hold
        int largestText = largest / 2 * 3;
        try (var stream = Files.newInputStream(file)) {
            return PemOrDer.decodeSingle(stream.readNBytes(largestText + 1), largestText);
        }
    }
}
