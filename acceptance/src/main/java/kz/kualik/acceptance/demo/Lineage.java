package kz.kualik.acceptance.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * One branch of the TEST hierarchy as a relying party sees it.
 *
 * @param name the name of the issuing authority, as in the responder's paths
 * @param keys what its holders' keys are in the demo
 * @param root the anchor
 * @param issuing the issuing authority
 * @param judge who checks its files beside us
 */
record Lineage(String name, KeyAlgorithm keys, Certificate root, Certificate issuing, ForeignJudge judge) {

    private static final String TRUST = "trust/";

    /** Takes the two certificates into the demo's folder and chooses the judge. */
    static Lineage of(String name, KeyAlgorithm keys, Certificate root, Certificate issuing, Gallery gallery)
            throws IOException {
        var rootFile = TRUST + "root-" + name + ".pem";
        var issuingFile = TRUST + name + ".pem";
        gallery.write(rootFile, pem(root));
        gallery.write(issuingFile, pem(issuing));
        ForeignJudge judge = switch (keys) {
            case GOST_2015_512 -> new GostOracleJudge(issuingFile);
            case RSA_2048, RSA_4096, ECDSA_P256, ECDSA_P384 -> new OpensslJudge(rootFile, issuingFile);
        };
        return new Lineage(name, keys, root, issuing, judge);
    }

    /** The file of the current revocation list in the demo's folder. */
    String listFile() {
        return "status/" + name + ".crl";
    }

    private static byte[] pem(Certificate certificate) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("CERTIFICATE", certificate.encoded()));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a certificate of the authority lies in its data directory. */
    static Path file(Path certificates, String name) {
        return certificates.resolve(name + ".cer");
    }
}
