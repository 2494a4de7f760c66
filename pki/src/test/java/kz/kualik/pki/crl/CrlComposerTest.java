package kz.kualik.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.fixture.OpenSsl;
import kz.kualik.pki.fixture.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrlComposerTest {

    private static final Instant THIS_UPDATE = Instant.parse("2026-11-22T10:15:30Z");
    private static final Instant NEXT_UPDATE = THIS_UPDATE.plusSeconds(86_400);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void isReadBackAsItWasMeant(KeyAlgorithm algorithm) throws Exception {
        var authority = new TestAuthority(algorithm);
        var entries = entries(1_000);

        var encoded = compose(authority, Optional.empty(), entries);
        var list = CertificateRevocationList.parse(encoded);
        var read = new ArrayList<RevokedCertificate>();
        list.forEachEntry(read::add);

        assertThat(read).isEqualTo(entries);
        assertThat(list.issuer()).isEqualTo(authority.certificate().subject());
        assertThat(list.thisUpdate()).isEqualTo(THIS_UPDATE);
        assertThat(list.nextUpdate()).contains(NEXT_UPDATE);
        assertThat(list.crlNumber()).contains(BigInteger.valueOf(42));
        assertThat(list.authorityKeyIdentifier().orElseThrow())
                .isEqualTo(authority.certificate().subjectKeyIdentifier().orElseThrow());
        assertThat(list.isSignedBy(authority.certificate().publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void isStrictDer() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);

        StrictDer.requireDer(compose(authority, Optional.empty(), entries(300)), 100_000);
    }

    @Test
    void anEmptyListHasNoRevokedCertificatesElement() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);

        var encoded = compose(authority, Optional.empty(), List.of());

        assertThat(CertificateRevocationList.parse(encoded).entryCount()).isZero();
        assertThat(opensslText(encoded)).contains("No Revoked Certificates.");
    }

    @Test
    void aDeltaListNamesItsBaseCritically() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);

        var encoded = compose(authority, Optional.of(BigInteger.valueOf(41)), entries(1));

        assertThat(CertificateRevocationList.parse(encoded).baseCrlNumber()).contains(BigInteger.valueOf(41));
        assertThat(opensslText(encoded)).containsPattern("X509v3 Delta CRL Indicator: critical\\s+41");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void opensslVerifiesIt(KeyAlgorithm algorithm) {
        var authority = new TestAuthority(algorithm);
        OpenSsl.pem(folder, "ca.pem", authority.certificate());
        OpenSsl.write(folder, "list.crl", compose(authority, Optional.empty(), entries(200)));

        var result = OpenSsl.run(
                folder, List.of("crl", "-inform", "DER", "-in", "list.crl", "-CAfile", "ca.pem", "-verify", "-noout"));

        assertThat(result.output()).contains("verify OK");
    }

    @Test
    void opensslReadsReasonsAndNumber() {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var entry = new RevokedCertificate(
                SerialNumber.ofHex("7e30be9f"), THIS_UPDATE, Optional.of(RevocationReason.KEY_COMPROMISE));

        assertThat(opensslText(compose(authority, Optional.empty(), List.of(entry))))
                .contains("7E30BE9F", "Key Compromise", "Nov 22 10:15:30 2026 GMT")
                .containsPattern("X509v3 CRL Number:\\s+42");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void writtenToAFileItIsTheSameList(KeyAlgorithm algorithm) throws Exception {
        var authority = new TestAuthority(algorithm);
        var contents = CrlContents.full(authority.certificate(), THIS_UPDATE, NEXT_UPDATE, BigInteger.valueOf(42));
        var entries = entries(3_000);
        var file = folder.resolve("large.crl");

        var composed = new CrlComposer()
                .composeTo(file, contents, entries.stream(), authority.self().signer());

        var list = CertificateRevocationList.parse(Files.readAllBytes(file));
        var inMemory = CertificateRevocationList.parse(compose(authority, Optional.empty(), entries));
        assertThat(composed).isEqualTo(new ComposedCrl(3_000, Files.size(file)));
        assertThat(list.toBeSigned()).isEqualTo(inMemory.toBeSigned());
        assertThat(list.isSignedBy(authority.certificate().publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.resolve("large.crl.entries")).doesNotExist();
    }

    @Test
    void aPartNamesItsPointCriticallyAndWhereItsDeltaIs() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var point = URI.create("http://status.example.kz/crl/rsa-4-2.crl");
        var delta = URI.create("http://status.example.kz/crl/rsa-4-2-delta.crl");
        var since = Instant.parse("2026-01-01T00:00:00Z");
        var contents = CrlContents.full(authority.certificate(), THIS_UPDATE, NEXT_UPDATE, BigInteger.valueOf(42))
                .ofDistributionPoint(point)
                .withFreshest(delta)
                .keepingExpiredSince(since);

        var encoded = new CrlComposer()
                .compose(contents, entries(2).stream(), authority.self().signer());

        StrictDer.requireDer(encoded, 10_000);
        var list = CertificateRevocationList.parse(encoded);
        assertThat(list.distributionPoint()).contains(point);
        assertThat(list.freshest()).contains(delta);
        assertThat(list.expiredSince()).contains(since);
        assertThat(list.isDelta()).isFalse();
        assertThat(opensslText(encoded))
                .containsPattern("X509v3 Issuing Distribution Point: critical\\s+Full Name:\\s+URI:" + point)
                .containsPattern("X509v3 Freshest CRL:\\s+Full Name:\\s+URI:" + delta);
    }

    @Test
    void theDeltaOfAPartIsOfTheSamePointAndNamesNoOtherDelta() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var point = URI.create("http://status.example.kz/crl/rsa-4-2.crl");
        var contents = CrlContents.full(authority.certificate(), THIS_UPDATE, NEXT_UPDATE, BigInteger.valueOf(42))
                .ofDistributionPoint(point)
                .withFreshest(point.resolve("rsa-4-2-delta.crl"))
                .deltaSince(BigInteger.TEN, THIS_UPDATE.plusSeconds(3_600));

        var list = CertificateRevocationList.parse(new CrlComposer()
                .compose(contents, entries(2).stream(), authority.self().signer()));

        assertThat(list.baseCrlNumber()).contains(BigInteger.TEN);
        assertThat(list.nextUpdate()).contains(THIS_UPDATE.plusSeconds(3_600));
        assertThat(list.distributionPoint()).contains(point);
        assertThat(list.freshest()).isEmpty();
    }

    @Test
    void everyEntryIsFoundAndNoOther() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var entries = entries(500);
        var list = CertificateRevocationList.parse(compose(authority, Optional.empty(), entries));

        for (var entry : entries) {
            assertThat(list.find(entry.serialNumber())).isPresent();
        }
        assertThat(list.find(SerialNumber.ofHex("7fffffffffffffffffffffffffffffffffffffff")))
                .isEmpty();
    }

    @Test
    void timesFrom2050OnAreGeneralizedTimes() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var late = new RevokedCertificate(
                SerialNumber.ofHex("01"), Instant.parse("2050-01-31T23:59:59Z"), Optional.empty());
        var early = new RevokedCertificate(
                SerialNumber.ofHex("02"), Instant.parse("2049-12-31T23:59:59Z"), Optional.empty());

        var encoded = compose(authority, Optional.empty(), List.of(late, early));

        assertThat(opensslText(encoded)).contains("Jan 31 23:59:59 2050 GMT", "Dec 31 23:59:59 2049 GMT");
        assertThat(CertificateRevocationList.parse(encoded).find(late.serialNumber()))
                .contains(late);
    }

    private String opensslText(byte[] encoded) {
        OpenSsl.write(folder, "text.crl", encoded);
        return OpenSsl.run(folder, List.of("crl", "-inform", "DER", "-in", "text.crl", "-text", "-noout"))
                .output();
    }

    private static byte[] compose(
            TestAuthority authority, Optional<BigInteger> base, List<RevokedCertificate> entries) {
        var full = CrlContents.full(authority.certificate(), THIS_UPDATE, NEXT_UPDATE, BigInteger.valueOf(42));
        var contents = base.map(number -> full.deltaSince(number, NEXT_UPDATE)).orElse(full);
        return new CrlComposer()
                .compose(contents, entries.stream(), authority.self().signer());
    }

    /** Serial numbers of all lengths up to twenty octets, with and without reasons. */
    private static List<RevokedCertificate> entries(int count) {
        var random = new Random(5280);
        var reasons = RevocationReason.values();
        return IntStream.range(0, count)
                .mapToObj(i -> new RevokedCertificate(
                        new SerialNumber(new BigInteger(1 + random.nextInt(159), random)),
                        THIS_UPDATE.minusSeconds(random.nextInt(100_000_000)),
                        i % 3 == 0 ? Optional.empty() : Optional.of(reasons[i % reasons.length])))
                .toList();
    }
}
