package kz.kualik.signer.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspRequestException;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspRequest;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.revocation.OnlineStatus;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.key.AcceptedIssuers;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.site.Caller;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With authorities that are trusted, a revoked key is not used; asked are a responder and a list over HTTP. */
class RevokedKeyTest {

    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;
    private static final Logger LOG = Logger.getLogger(HeadlessConsent.class.getName());

    private final KeyPair keys = TestPeople.ENGINE.generateKeyPair(ALGORITHM);
    private final Instant now = Instant.now();
    private final HttpServer server = anyServer();
    private final Said said = new Said();
    private final Certificate root =
            certify(1, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()), false);

    @TempDir
    private Path folder;

    /** What the log was told. */
    private static final class Said extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static HttpServer anyServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
        LOG.addHandler(said);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        LOG.removeHandler(said);
    }

    private Certificate certify(long serial, SubjectPublicKeyInfo key, boolean person) {
        var builder = new X509v3CertificateBuilder(
                new X500Name("CN=House"),
                BigInteger.valueOf(serial),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Name(person ? "CN=Person " + serial : "CN=House"),
                key);
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            if (person) {
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address(base + "/ocsp")));
                var point = new DistributionPointName(new GeneralNames(address(base + "/list.crl")));
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(point, null, null)
                }));
            } else {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new SubjectKeyIdentifier(DigestAlgorithm.SHA1.digest(
                                key.getPublicKeyData().getOctets())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Certificate.of(
                builder.build(TestPeople.ENGINE.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature())));
    }

    private static GeneralName address(String text) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, text);
    }

    private Pkcs12Storage storage(long serial) throws StorageException {
        var pair = TestPeople.ENGINE.generateKeyPair(ALGORITHM);
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var person = Pkcs12Entry.of(
                pair.getPrivate(), List.of(certify(serial, info, true).toHolder(), root.toHolder()));
        try (var password = Password.of(TestPeople.PASSWORD.toCharArray())) {
            return Pkcs12Storage.open(TestPeople.ENGINE, TestPeople.keyFile(folder, person), password);
        }
    }

    private void serve(String path, byte[] octets) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    private byte[] list(Certificate... revoked) {
        var contents = CrlContents.full(root, now.minusSeconds(60), now.plus(Duration.ofHours(1)), BigInteger.TEN);
        var entries = Stream.of(revoked)
                .map(certificate -> new RevokedCertificate(certificate.serialNumber(), now, Optional.empty()));
        return new CrlComposer()
                .compose(
                        contents,
                        entries,
                        TestPeople.ENGINE.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature()));
    }

    private void respond(Certificate subject, CertificateStatus status) {
        server.createContext("/ocsp", exchange -> {
            try {
                var request = OcspRequest.parse(exchange.getRequestBody().readAllBytes());
                var id = OcspCertId.of(DigestAlgorithm.SHA256, root, subject.serialNumber());
                var answer = new OcspResponseComposer(root, List.of())
                        .compose(
                                List.of(new SingleOcspResponse(id, status, now, Optional.empty())),
                                now,
                                request.nonce(),
                                false,
                                TestPeople.ENGINE.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature()));
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (MalformedOcspRequestException e) {
                throw new IOException(e);
            } finally {
                exchange.close();
            }
        });
    }

    private Decision<Long> ask(boolean revokedToo, Pkcs12Storage... storages) {
        var trust = new TrustStore(List.of(root), List.of());
        try (var online = new OnlineStatus(TestPeople.ENGINE, new SecureRandom(), Clock.systemUTC())) {
            var consent = new HeadlessConsent(
                    List.of(storages),
                    Optional.empty(),
                    RunningSigner.policy(folder, SitePolicy.Named.nobody()),
                    RevocationCheck.of(new PathBuilder(TestPeople.ENGINE, trust), online, Clock.systemUTC()),
                    Optional.empty(),
                    Clock.systemUTC());
            var any = KeyCriteria.any();
            var criteria = new KeyCriteria(
                    any.purposes(),
                    any.iin(),
                    any.bin(),
                    any.serialNumber(),
                    AcceptedIssuers.trustedBy(TestPeople.ENGINE, trust),
                    false,
                    revokedToo);
            var question = new KeyQuestion(
                    new Caller.LocalProgram(), Purpose.SIGN, List.of(), List.of(), criteria, Locale.ENGLISH);
            return consent.key(question).map(RevokedKeyTest::serial);
        }
    }

    private static long serial(ChosenKey chosen) {
        return chosen.key().certificate().serialNumber().value().longValueExact();
    }

    private static Certificate certificate(Pkcs12Storage storage) {
        return storage.keys().getFirst().certificate();
    }

    @Test
    void aKeyOnTheListIsLeftOutAndTheNextOneIsTaken() throws Exception {
        try (var first = storage(11);
                var second = storage(12)) {
            serve("/list.crl", list(certificate(first)));

            assertThat(ask(false, first, second)).isEqualTo(new Decision.Granted<>(12L));
            assertThat(ask(false, first))
                    .isEqualTo(new Decision.Impossible<>("no key fits: the certificate is revoked"));
            assertThat(ask(true, first)).isEqualTo(new Decision.Granted<>(11L));
            assertThat(said.messages).isEmpty();
        }
    }

    @Test
    void theRespondersWordIsTaken() throws Exception {
        try (var first = storage(11)) {
            respond(certificate(first), new CertificateStatus.Revoked(now.minusSeconds(60), Optional.empty()));
            assertThat(ask(false, first))
                    .isEqualTo(new Decision.Impossible<>("no key fits: the certificate is revoked"));
            server.removeContext("/ocsp");
            respond(certificate(first), new CertificateStatus.Good());
            assertThat(ask(false, first)).isEqualTo(new Decision.Granted<>(11L));
            assertThat(said.messages).isEmpty();
        }
    }

    @Test
    void whereNobodyAnswersTheKeyIsUsedAndTheLogSaysSo() throws Exception {
        try (var first = storage(11)) {
            assertThat(ask(false, first)).isEqualTo(new Decision.Granted<>(11L));
            server.stop(0);
            assertThat(ask(false, first)).isEqualTo(new Decision.Granted<>(11L));
            assertThat(said.messages)
                    .hasSize(2)
                    .allSatisfy(
                            message -> assertThat(message).startsWith("WARNING").contains("nobody could be asked"));
        }
    }

    @Test
    void aListOfSomebodyElseSaysNothing() throws Exception {
        try (var first = storage(11)) {
            var stranger = TestPeople.ENGINE.generateKeyPair(ALGORITHM);
            var contents = CrlContents.full(root, now.minusSeconds(60), now.plus(Duration.ofHours(1)), BigInteger.TEN);
            serve(
                    "/list.crl",
                    new CrlComposer()
                            .compose(
                                    contents,
                                    Stream.of(new RevokedCertificate(
                                            certificate(first).serialNumber(), now, Optional.empty())),
                                    TestPeople.ENGINE.contentSigner(
                                            stranger.getPrivate(), ALGORITHM.defaultSignature())));
            assertThat(ask(false, first)).isEqualTo(new Decision.Granted<>(11L));
            assertThat(said.messages).hasSize(1);
        }
    }
}
