package kz.kualik.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.HeadlessConsent;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.socket.DoorRules;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.tls.IdentityStore;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged messages, frames and handshakes to a running Signer, from a site that may sign and use the old applet: every message
 * gets one answer at most and never that of a defect, every connection is answered or closed, and the next page is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignerFuzzTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final long SEED = Long.getLong("kualik.seed", 20_261_125);
    private static final String PASSWORD = "Qwerty12";
    private static final String PROBE = "{\"module\":\"kz.gov.pki.knca.commonUtils\",\"method\":\"getActiveTokens\"}";
    private static final String PROBED = "{\"responseObject\":[],\"code\":\"200\"}";
    private static final String DEFECT = "the Signer failed";
    private static final Set<Class<? extends Exception>> NONE = Set.of();

    private SignerServer server;
    private SSLContext tls;
    private Optional<SignerSocket> talk = Optional.empty();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var site = Set.of(Origin.parse(SignerSocket.SITE).orElseThrow());
        var clock = Clock.systemUTC();
        var sites = SitePolicy.from(new ConsentStore(folder, clock), new SitePolicy.Named(site, site, true));
        var file = keyFile(folder);
        try (var password = Password.of(PASSWORD.toCharArray())) {
            var consent = new HeadlessConsent(
                    List.of(Pkcs12Storage.open(ENGINE, file, password)),
                    Optional.of(file),
                    sites,
                    RevocationCheck.none(),
                    Optional.empty(),
                    clock);
            var modules = new Modules(
                    ENGINE,
                    clock,
                    consent,
                    entry -> {},
                    new DocumentSigner(ENGINE, clock, Optional.empty()),
                    new NewKeys(ENGINE, new SecureRandom()),
                    TrustStore.empty(),
                    List.of(),
                    sites::isOpenForLegacy);
            var identity = new IdentityStore(folder, ENGINE, new SecureRandom(), clock).identity();
            server = SignerServer.start(0, identity, modules, DoorRules.usual(true, sites::isKnown));
            tls = trusting(identity.authority().encoded());
        }
    }

    private static Path keyFile(Path folder) throws IOException {
        var pair = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var name = new X500Name("CN=TEST");
        var day = Duration.ofDays(1);
        var now = Clock.systemUTC().instant();
        var certificate = new X509v3CertificateBuilder(
                        name, BigInteger.TEN, Date.from(now.minus(day)), Date.from(now.plus(day)), name, info)
                .build(ENGINE.contentSigner(pair.getPrivate(), KeyAlgorithm.ECDSA_P256.defaultSignature()));
        try (var password = Password.of(PASSWORD.toCharArray())) {
            var octets = Pkcs12Writer.forRandomPassphrases(new SecureRandom())
                    .write(Pkcs12Entry.of(pair.getPrivate(), List.of(certificate)), password, Pkcs12Dialect.MODERN);
            return Files.write(folder.resolve("key.p12"), octets);
        }
    }

    private static SSLContext trusting(byte[] authority) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "signer",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    void stop() throws IOException {
        if (talk.isPresent()) {
            talk.get().close();
        }
        server.close();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everythingIsAnsweredAndTheNextPageIsServed(ParserCase door) {
        assertThat(new Fuzzer(door, SEED).run(Duration.ofSeconds(3), 150)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("torture")
    void everythingIsAnsweredAndTheNextPageIsServedForAMinute(ParserCase door) {
        var seconds = Long.getLong("kualik.fuzz-seconds", 60);
        var seed = Long.getLong("kualik.seed", System.nanoTime());
        assertThat(new Fuzzer(door, seed).run(Duration.ofSeconds(seconds))).isEmpty();
    }

    Stream<ParserCase> doors() {
        return Stream.of(
                new ParserCase("message to the Signer", messages(), this::say, NONE),
                new ParserCase("frames to the Signer", frames(), this::write, NONE),
                new ParserCase(
                        "handshake with the Signer",
                        List.of(SignerSocket.handshake(server.port())),
                        this::shakeHands,
                        NONE));
    }

    /** A whole message, on one socket as long as it is open; what answers it comes before the answer to the next one. */
    private void say(byte[] message) throws IOException {
        if (talk.isEmpty()) {
            talk = Optional.of(SignerSocket.open(tls, server.port()));
        }
        var socket = talk.get();
        socket.write(SignerSocket.text(message));
        socket.write(SignerSocket.text(octets(PROBE)));
        var answer = socket.message();
        if (answer.isEmpty()) {
            // Text that is not UTF-8 ends the socket (RFC 6455, section 8.1).
            socket.close();
            talk = Optional.empty();
            requireServed();
        } else if (answer.get().contains(DEFECT)) {
            throw new AssertionError(answer.get());
        } else if (!answer.get().equals(PROBED)) {
            assertThat(socket.message()).contains(PROBED);
        }
    }

    /** Octets where frames are expected; nothing is expected of it but that it ends. */
    private void write(byte[] octets) throws IOException {
        try (var socket = SignerSocket.open(tls, server.port())) {
            pour(socket, octets);
        }
        requireServed();
    }

    private void shakeHands(byte[] octets) throws IOException {
        try (var socket = SignerSocket.connect(tls, server.port())) {
            pour(socket, octets);
        }
        requireServed();
    }

    /** A socket that was closed already takes no more, and that is an answer too. */
    private static void pour(SignerSocket socket, byte[] octets) throws IOException {
        try {
            socket.write(octets);
        } catch (SocketException | SSLException e) {
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed|aborted).*");
        }
    }

    private void requireServed() throws IOException {
        try (var page = SignerSocket.open(tls, server.port())) {
            page.write(SignerSocket.text(octets(PROBE)));
            assertThat(page.message()).contains(PROBED);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> messages() {
        var basics =
                "{'apiVersion':2,'module':'kz.gov.pki.knca.basics','method':'sign','args':{'allowedStorages':['PKCS12'],"
                        + "'format':'%s','data':%s,'signingParams':{'decode':false,'encapsulate':'true','digested':false,"
                        + "'tsaProfile':null,'outputCert':true,'allowExpired':true,'allowRevoked':true},'signerParams':"
                        + "{'extKeyUsageOids':[],'iin':'','bin':'','serialNumber':'','chain':[]},'locale':'kk','logo':'AAAA'}}";
        return Stream.of(
                        basics.formatted("cms", "'MTEK'"),
                        basics.formatted("cms", "['MTEK','MTEK']"),
                        basics.formatted("xml", "['<a Id=\\\"x\\\">1</a>']"),
                        basics.formatted("raw", "'MTEK'"),
                        "{'module':'kz.gov.pki.knca.basics','method':'importCertificate','args':{'certificates':['MIIB']}}",
                        "{'module':'kz.gov.pki.knca.basics','method':'generateCsr','args':{'keyType':'ECDSA'}}",
                        common("createCAdESFromBase64", "'PKCS12','SIGNATURE','MTEK',true"),
                        common("createCAdESFromBase64Hash", "'PKCS12','SIGNATURE','" + "A".repeat(43) + "='"),
                        common("createCAdESFromFile", "'PKCS12','SIGNATURE','/etc/passwd',false"),
                        common("applyCAdEST", "'PKCS12','SIGNATURE','MIIB'"),
                        common("signXml", "'PKCS12','ANY','<a><b Id=\\\"x\\\"/><c/></a>','/a/b','/a/c'"),
                        common("signXmls", "'PKCS12','ANY',['<a/>','<b/>'],'',''"),
                        common("getKeyInfo", "'PKCS12'"),
                        common("showFileChooser", "'pdf,xml',''"),
                        common("changeLocale", "'kk'"),
                        "{'module':'kz.gov.pki.ncalayerservices.accessory','method':'getBundles','symname':'a'}",
                        "{'module':'kz.kualik.authentication','method':'authenticate','args':{'challenge':'"
                                + "A".repeat(43) + "='}}",
                        "{'method':'browseKeyStore','args':['PKCS12','P12','']}",
                        "{'method':'getKeys','args':['PKCS12','/tmp/key.p12','Qwerty12','SIGN']}",
                        "{'method':'signXmlByElementId','args':['PKCS12','/tmp/x','a','p','<r><a/></r>','a','Id','r']}",
                        "{'method':'verifyCMSSignature','args':['MIIB','text']}",
                        "{'method':'verifyXml','args':['<a/>']}",
                        "{'method':'getHash','args':['abc','SHA256'],'uuid':'1'}")
                .map(text -> octets(text.replace('\'', '"')))
                .toList();
    }

    private static String common(String method, String args) {
        return "{'module':'kz.gov.pki.knca.commonUtils','method':'" + method + "','args':[" + args + "],'uuid':1}";
    }

    /** Some messages as they are on the wire: whole, in pieces, with a ping between, and an end. */
    private static List<byte[]> frames() {
        var pieces = new ByteArrayOutputStream();
        pieces.writeBytes(SignerSocket.frame(1, octets(PROBE.substring(0, 20))));
        pieces.writeBytes(SignerSocket.frame(0x89, octets("ping")));
        pieces.writeBytes(SignerSocket.frame(0x80, octets(PROBE.substring(20))));
        pieces.writeBytes(SignerSocket.frame(0x88, new byte[] {3, (byte) 0xe8}));
        var whole = new ByteArrayOutputStream();
        messages().forEach(message -> whole.writeBytes(SignerSocket.text(message)));
        return List.of(pieces.toByteArray(), whole.toByteArray(), SignerSocket.frame(0x82, octets("--heartbeat--")));
    }
}
