package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;

/**
 * Those who say whether a signature is right: our own verifier, and openssl and xmlsec1 for RSA, gost-engine behind the oracle
 * script for GOST.
 */
final class Judges {

    private static final Path ORACLE =
            Packages.ROOT.resolve("acceptance/oracle/gost_oracle.py").toAbsolutePath();

    private final Path folder;
    private final KeyAlgorithm algorithm;
    private final Certificate certificate;
    private final Path content;
    private final Path signer;
    private final boolean everyOne;
    private final Set<String> judgedByOthers = new HashSet<>();
    private final boolean gostEngine = Program.answers("openssl", "engine", "gost");
    private final boolean xmlsec = Program.answers("xmlsec1", "--version");

    /**
     * @param folder for the files that the others read
     * @param algorithm whose person has signed
     * @param document what was signed
     * @param everyOne whether the others judge all signatures, or the first of each kind; ours judges all
     */
    Judges(Path folder, KeyAlgorithm algorithm, byte[] document, boolean everyOne) {
        this.everyOne = everyOne;
        this.folder = folder;
        this.algorithm = algorithm;
        this.certificate = TestPeople.certificate(TestPeople.person(algorithm));
        try {
            this.content = Files.write(folder.resolve("document"), document);
            this.signer = Files.writeString(
                    folder.resolve("signer.pem"), PemOrDer.toPem("CERTIFICATE", certificate.encoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose signatures are judged. */
    KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** A CMS with the document inside, as PEM or bare base64. */
    void attached(String name, String cms) {
        cms(name, cms, Optional.empty());
    }

    /** A CMS over the document, as PEM or bare base64. */
    void detached(String name, String cms) {
        cms(name, cms, Optional.of(content));
    }

    private void cms(String name, String text, Optional<Path> document) {
        var cms = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        ours(name, cms, document);
        var file = write(name + ".cms", cms);
        if (algorithm == KeyAlgorithm.RSA_2048) {
            var command = new ArrayList<>(List.of("openssl", "cms", "-verify", "-binary", "-purpose", "any"));
            command.addAll(List.of("-inform", "DER", "-in", file.toString(), "-CAfile", signer.toString()));
            command.addAll(List.of("-out", "/dev/null"));
            document.ifPresent(path -> command.addAll(List.of("-content", path.toString())));
            run(name, command);
        } else {
            var options = document.map(path -> List.of("--content", path.toString()));
            oracle(name, "verify-cms", file, options.orElse(List.of()));
        }
    }

    /** An enveloped signature over a whole document. */
    void xml(String name, String xml) {
        xmlElement(name, xml);
        if (algorithm != KeyAlgorithm.RSA_2048) {
            oracle(name, "verify-xml", folder.resolve(name + ".xml"), List.of());
        }
    }

    /** A signature over one element, which the oracle script does not judge. */
    void xmlElement(String name, String xml) {
        var octets = xml.getBytes(StandardCharsets.UTF_8);
        ours(name, octets, Optional.empty());
        var file = write(name + ".xml", octets);
        if (algorithm == KeyAlgorithm.RSA_2048 && xmlsec) {
            var trusted = List.of("--trusted-pem", signer.toString(), file.toString());
            var command = new ArrayList<>(List.of("xmlsec1", "--verify", "--id-attr:Id", "a"));
            command.addAll(trusted);
            run(name, command);
        }
    }

    /** The signature alone, over the document, as base64. */
    void raw(String name, String text) {
        var signature = Base64.getDecoder().decode(text);
        var scheme = algorithm.defaultSignature();
        try {
            var known = TestPeople.ENGINE.scheme(
                    certificate.publicKeyInfo(), scheme.identifier(), Optional.of(scheme.digest()));
            assertThat(TestPeople.ENGINE.verify(known, Files.readAllBytes(content), signature))
                    .as(name)
                    .isTrue();
            var key = write("key.der", certificate.publicKeyInfo().getEncoded());
            var command = List.of("--key", key.toString(), "--data", content.toString(), "--signature");
            oracle(name, "verify-raw", write(name + ".signature", signature), command);
        } catch (UnsupportedSignatureAlgorithmException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private void ours(String name, byte[] document, Optional<Path> detached) {
        var trust = new TrustStore(List.of(certificate), List.of());
        try {
            var verdict = new DocumentVerifier(
                            TestPeople.ENGINE, trust, RevocationSource.none(), RevocationSource.none())
                    .verify(
                            document,
                            detached.isPresent() ? Optional.of(DocumentContent.of(detached.get())) : Optional.empty(),
                            Optional.empty(),
                            ValidationPolicy.ORDINARY,
                            RunningSigner.NOW);
            assertThat(verdict.verdict()).as(name).isEqualTo(Verdict.PASSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void oracle(String name, String question, Path file, List<String> options) {
        if (gostEngine && isTheOthersTurn(question + options.size())) {
            var command = new ArrayList<>(List.of("python3", ORACLE.toString(), question));
            command.addAll(options);
            command.add(file.toString());
            run(name, command);
        }
    }

    private boolean isTheOthersTurn(String kind) {
        return judgedByOthers.add(kind) || everyOne;
    }

    private void run(String name, List<String> command) {
        var outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.exitCode()).as("%s: %s", name, outcome.output()).isZero();
    }

    private Path write(String name, byte[] octets) {
        try {
            return Files.write(folder.resolve(name), octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
