package kz.kualik.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.responder.Responder;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.ResponderPorts;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ResponderKeys;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.keys.TimeStampSigner;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The responder of a measurement, in a process of its own: one network thread, one signing thread, 100 000 certificates,
 * answers that are good for a day.
 * Writes the questions' parts into the folder it is given, says port, offsets and size of an answer on one line, and ends
 * when it is told to.
 */
final class OcspBenchServer {

    static final int SERIALS = 100_000;
    static final int SERIAL_OCTETS = 20;
    static final int NONCE_OCTETS = 32;

    /** Room for all of them, also where the table fills unevenly. */
    private static final int KEPT = 3 * SERIALS;

    private static final IssuerId ISSUER = new IssuerId("bench");
    private static final Duration DAY = Duration.ofDays(1);

    private final CryptoEngine engine = CryptoEngine.detect();
    private final KeyAlgorithm algorithm;
    private final Path folder;

    private OcspBenchServer(KeyAlgorithm algorithm, Path folder) {
        this.algorithm = algorithm;
        this.folder = folder;
    }

    /** Arguments: the key algorithm and the folder. Runs until its input ends. */
    public static void main(String[] arguments) throws Exception {
        new OcspBenchServer(KeyAlgorithm.valueOf(arguments[0]), Path.of(arguments[1])).serve();
    }

    private void serve() throws Exception {
        var authority = engine.generateKeyPair(algorithm);
        var delegate = engine.generateKeyPair(algorithm);
        var issuer = certificate("CN=BENCH CA,C=KZ", BigInteger.ONE, authority, authority);
        var signer = certificate("CN=OCSP RESPONDER,C=KZ", BigInteger.TWO, delegate, authority);
        var index = new StatusIndex();
        var first = fill(index);
        index.markComplete(ISSUER);
        var key = new ServiceKey(delegate.getPrivate(), algorithm.defaultSignature(), signer, List.of());
        writeTargets(issuer);
        var configuration = ResponderConfiguration.listeningOn("127.0.0.1", 0)
                .withThreads(1, 1, 1_024)
                .withOcsp(new OcspRules(Optional.of(DAY), OcspRules.NeverIssued.REVOKED).keeping(KEPT));
        try (var responder = new Responder(configuration, ports(index, issuer, key), engine, Clock.systemUTC())) {
            int port = responder.start();
            announce(port, issuer, signer, first);
            // Whoever started this closes the input when it is done.
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Tells one answer and the places in the question where the serial number and the nonce stand. */
    private void announce(int port, Certificate issuer, Certificate signer, SerialNumber serial) throws Exception {
        var nonce = new byte[NONCE_OCTETS];
        new Random(9654).nextBytes(nonce);
        var question = new OcspRequestBuilder()
                .add(OcspCertId.of(DigestAlgorithm.SHA256, issuer, serial))
                .nonce(OcspNonce.of(nonce))
                .build();
        Files.write(folder.resolve("question"), question);
        byte[] answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ocsp"))
                                    .header("Content-Type", "application/ocsp-request")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
        var response = OcspResponse.parse(answer).basicResponse().orElseThrow();
        if (!response.isSignedBy(signer.publicKeyInfo(), engine)) {
            throw new FailedMeasurementException("responder", "its signature is wrong");
        }
        System.out.println(String.join(
                " ",
                Integer.toString(port),
                Integer.toString(indexOf(question, serial.toOctets())),
                Integer.toString(indexOf(question, nonce)),
                Integer.toString(answer.length),
                engine.providerReport().toString().replace(' ', '_')));
    }

    /** The paths of the questions without a nonce, as a client of RFC 9919 with SHA-256 asks them. */
    private void writeTargets(Certificate issuer) throws IOException {
        var serials = Files.readAllBytes(folder.resolve("serials"));
        try (var out = Files.newBufferedWriter(folder.resolve("targets"))) {
            for (int i = 0; i < serials.length; i += SERIAL_OCTETS) {
                var serial = new SerialNumber(new BigInteger(serials, i, SERIAL_OCTETS));
                var question = new OcspRequestBuilder()
                        .add(OcspCertId.of(DigestAlgorithm.SHA256, issuer, serial))
                        .build();
                out.write("/ocsp/"
                        + URLEncoder.encode(Base64.getEncoder().encodeToString(question), StandardCharsets.US_ASCII)
                        + "\n");
            }
        }
    }

    private SerialNumber fill(StatusIndex index) throws IOException {
        var random = new Random(6960);
        var all = new byte[SERIALS * SERIAL_OCTETS];
        SerialNumber first = null;
        for (int i = 0; i < SERIALS; i++) {
            var octets = new byte[SERIAL_OCTETS];
            random.nextBytes(octets);
            // Positive and of full length, so that every question has the same size.
            octets[0] = (byte) (0x10 | (octets[0] & 0x6f));
            System.arraycopy(octets, 0, all, i * SERIAL_OCTETS, SERIAL_OCTETS);
            var serial = new SerialNumber(new BigInteger(octets));
            index.apply(new StatusEvent.Issued(ISSUER, serial));
            first = first == null ? serial : first;
        }
        Files.write(folder.resolve("serials"), all);
        return Objects.requireNonNull(first);
    }

    private Certificate certificate(String subject, BigInteger serial, KeyPair keys, KeyPair authority) {
        var now = Instant.now();
        var builder = new X509v3CertificateBuilder(
                new X500Name("CN=BENCH CA,C=KZ"),
                serial,
                Date.from(now.minus(DAY)),
                Date.from(now.plus(DAY)),
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        return Certificate.of(
                builder.build(engine.contentSigner(authority.getPrivate(), algorithm.defaultSignature())));
    }

    private static ResponderPorts ports(StatusIndex index, Certificate issuer, ServiceKey key) {
        var keys = new ResponderKeys() {
            @Override
            public List<OcspSigner> ocspSigners() {
                return List.of(new OcspSigner(ISSUER, issuer, key));
            }

            @Override
            public List<TimeStampSigner> timeStampSigners() {
                return List.of();
            }
        };
        var lists = new CrlSource() {
            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public Optional<PublishedFile> crl(String name) {
                return Optional.empty();
            }
        };
        return new ResponderPorts(index, keys, lists, name -> Optional.empty());
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new FailedMeasurementException("question", "a part is not where it should be");
    }
}
