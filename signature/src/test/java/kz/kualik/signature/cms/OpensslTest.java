package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.ForeignProgram;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we sign is judged by {@code openssl cms}, and what it signs is judged by us. */
class OpensslTest {

    private static final byte[] CONTENT = "line one\r\nline two\n".getBytes(StandardCharsets.UTF_8);

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));
    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_4096", "ECDSA_P256", "ECDSA_P384"})
    void opensslAcceptsAnAttachedSignatureAndFindsTheContent(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.signer(algorithm);
        var out = folder.resolve("out");

        var outcome = verify(sign(CmsForm.ATTACHED, key), key, "-out", out.toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(out).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_4096", "ECDSA_P256", "ECDSA_P384"})
    void opensslAcceptsADetachedSignatureWithItsContent(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.signer(algorithm);

        var outcome =
                verify(sign(CmsForm.DETACHED, key), key, "-content", write("content", CONTENT), "-out", "/dev/null");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void opensslRefusesADetachedSignatureWithOtherContent() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.RSA_2048);
        var other = CONTENT.clone();
        other[0] ^= 1;

        var outcome =
                verify(sign(CmsForm.DETACHED, key), key, "-content", write("content", other), "-out", "/dev/null");

        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void opensslChecksOurSigningCertificateAttribute() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.RSA_2048);

        var outcome = verify(sign(CmsForm.ATTACHED, key), key, "-cades", "-out", "/dev/null");

        assertThat(outcome.output()).contains("CAdES Verification successful");
    }

    @Test
    void opensslAcceptsASecondSignatureBesideTheFirst() throws Exception {
        var first = TestSigners.signer(KeyAlgorithm.RSA_2048);
        var second = TestSigners.signer(KeyAlgorithm.ECDSA_P256);
        var both = signer.addSignature(CmsDocument.parse(sign(CmsForm.ATTACHED, first)), Optional.empty(), second);
        var anchors = folder.resolve("anchors.pem");
        Files.writeString(
                anchors,
                pem("CERTIFICATE", first.certificate().encoded())
                        + pem("CERTIFICATE", second.certificate().encoded()));

        var outcome = verify(both, anchors, "-out", "/dev/null");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void opensslAcceptsASignatureWithTimeStamp() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.RSA_2048);
        var stamped = signer.withTimeStamps(new TestTimeStampAuthority(KeyAlgorithm.RSA_2048))
                .sign(DocumentContent.of(CONTENT), CmsForm.ATTACHED, List.of(key));

        var outcome = verify(stamped, key, "-out", "/dev/null");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-nodetach", "-nodetach -stream", "-nodetach -keyid", "-nodetach -cades", "-nodetach -noattr"})
    void weAcceptWhatOpensslSigns(String options) throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.RSA_2048);

        var facts = reader.read(signedByOpenssl(key, options.split(" ")), Optional.empty(), List.of());

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
    }

    @Test
    void weAcceptADetachedEcdsaSignatureOfOpenssl() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.ECDSA_P384);

        var facts =
                reader.read(signedByOpenssl(key, "-md", "sha384"), Optional.of(DocumentContent.of(CONTENT)), List.of());

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
    }

    private byte[] signedByOpenssl(SigningKey key, String... options) throws IOException {
        var out = folder.resolve("openssl.cms");
        var command = new ArrayList<>(List.of(
                "openssl",
                "cms",
                "-sign",
                "-binary",
                "-outform",
                "DER",
                "-in",
                write("content", CONTENT),
                "-signer",
                write("signer.pem", pem("CERTIFICATE", key.certificate().encoded())),
                "-inkey",
                write("key.pem", pkcs8(key.privateKey())),
                "-out",
                out.toString()));
        command.addAll(List.of(options));
        var outcome = ForeignProgram.run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return Files.readAllBytes(out);
    }

    private byte[] sign(CmsForm form, SigningKey key) throws Exception {
        return signer.sign(DocumentContent.of(CONTENT), form, List.of(key));
    }

    private ForeignProgram.Outcome verify(byte[] signed, SigningKey key, String... more) throws IOException {
        var anchor = folder.resolve("anchor.pem");
        Files.writeString(anchor, pem("CERTIFICATE", key.certificate().encoded()));
        return verify(signed, anchor, more);
    }

    private ForeignProgram.Outcome verify(byte[] signed, Path anchors, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                write("signed.cms", signed),
                "-CAfile",
                anchors.toString(),
                "-partial_chain"));
        command.addAll(List.of(more));
        return ForeignProgram.run(command.toArray(String[]::new));
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static byte[] pkcs8(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded()).getBytes(StandardCharsets.US_ASCII);
    }

    private String write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
