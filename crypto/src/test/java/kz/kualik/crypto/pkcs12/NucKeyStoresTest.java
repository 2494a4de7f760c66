package kz.kualik.crypto.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.NucFiles;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key file of the NUC that is at hand. */
class NucKeyStoresTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();

    static Stream<Path> keyFiles() throws IOException {
        return NucFiles.files("p12-test").stream();
    }

    /** One published password belongs to the keys of 2022 of one project, the other to all the rest. */
    private static Password passwordOf(Path file) {
        return Password.of(
                (file.endsWith("ncanode_KEY_INDIVIDUAL_VALID_2015.p12") ? "Aa123456" : "Qwerty12").toCharArray());
    }

    private static Pkcs12Contents open(Path file) throws Exception {
        try (Password password = passwordOf(file)) {
            return new Pkcs12Reader(ENGINE).read(Files.readAllBytes(file), password);
        }
    }

    @Test
    void theFolderHoldsAllThirtyThreeFiles() throws Exception {
        assertThat(keyFiles()).hasSize(33);
    }

    @ParameterizedTest
    @MethodSource("keyFiles")
    void holdsOneKeyWithItsCertificate(Path file) throws Exception {
        Pkcs12Contents contents = open(file);

        Pkcs12Entry entry = contents.entries().getFirst();
        assertThat(contents.entries()).hasSize(1);
        assertThat(contents.otherCertificates()).isEmpty();
        assertThat(entry.chain()).hasSize(1);
        assertThat(entry.alias()).isEqualTo(HexFormat.of().formatHex(entry.localKeyId()));
        assertThat(ENGINE.belongTogether(entry.key(), entry.chain().getFirst().getSubjectPublicKeyInfo()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("keyFiles")
    void isWrittenAgainOctetForOctet(Path file) throws Exception {
        byte[] original = Files.readAllBytes(file);
        Pkcs12Entry entry = open(file).entries().getFirst();

        byte[] written;
        try (Password password = passwordOf(file)) {
            written = new Pkcs12Writer(new ReplayedSalts(saltsOf(original))).write(entry, password, Pkcs12Dialect.NUC);
        }

        assertThat(HexFormat.of().formatHex(written)).isEqualTo(HexFormat.of().formatHex(original));
    }

    @ParameterizedTest
    @MethodSource("keyFiles")
    void isNamedAsTheNucNamesIt(Path file) throws Exception {
        Pkcs12Entry entry = open(file).entries().getFirst();
        String name = file.getFileName().toString();

        String made = Pkcs12FileName.of(entry.chain().getFirst());

        if (name.startsWith("GOST512_")) {
            assertThat(made).isEqualTo(name);
        } else if (name.contains("RSA256_") || name.startsWith("GOSTKNCA_")) {
            // The ids of the old generation were not the subject key identifier.
            assertThat(made).startsWith(name.substring(0, name.lastIndexOf('_') + 1));
        } else {
            assertThat(made).matches("(AUTH_)?(GOST512|GOSTKNCA|RSA256)_[0-9a-f]{40}\\.p12");
        }
    }

    /** The salts of key, certificate and MAC, in the order in which the writer asks for them. */
    private static List<byte[]> saltsOf(byte[] file) throws IOException {
        var pfx = Pfx.getInstance(ASN1Primitive.fromByteArray(file));
        byte[] safe =
                ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
        var contents = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(safe));
        byte[] keyBags = ASN1OctetString.getInstance(explicit(contents.getObjectAt(0), 1))
                .getOctets();
        var bag = ASN1Sequence.getInstance(ASN1Sequence.getInstance(keyBags).getObjectAt(0));
        var shrouded = ASN1Sequence.getInstance(explicit(bag, 1));
        var encryptedData = ASN1Sequence.getInstance(explicit(contents.getObjectAt(1), 1));
        var encryptedContent = ASN1Sequence.getInstance(encryptedData.getObjectAt(1));
        return List.of(
                saltOf(shrouded.getObjectAt(0)),
                saltOf(encryptedContent.getObjectAt(1)),
                pfx.getMacData().getSalt());
    }

    private static ASN1Encodable explicit(ASN1Encodable sequence, int index) {
        return ASN1TaggedObject.getInstance(ASN1Sequence.getInstance(sequence).getObjectAt(index))
                .getExplicitBaseObject();
    }

    private static byte[] saltOf(ASN1Encodable algorithm) {
        var parameters =
                ASN1Sequence.getInstance(ASN1Sequence.getInstance(algorithm).getObjectAt(1));
        return ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets();
    }

    /** "Random" octets that are known beforehand. */
    private static final class ReplayedSalts extends SecureRandom {

        private final transient Deque<byte[]> salts;

        private ReplayedSalts(List<byte[]> salts) {
            this.salts = new ArrayDeque<>(salts);
        }

        @Override
        public void nextBytes(byte[] octets) {
            byte[] next = salts.removeFirst();
            System.arraycopy(next, 0, octets, 0, octets.length);
        }
    }
}
