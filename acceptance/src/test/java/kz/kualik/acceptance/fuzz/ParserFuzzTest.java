package kz.kualik.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.kualik.authority.applications.ApplicationNumber;
import kz.kualik.authority.applications.InvalidApplicationNumberException;
import kz.kualik.authority.rules.InvalidRuleBookException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.BoundedAsn1;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIdentifierException;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.ocsp.MalformedOcspRequestException;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspRequest;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.InvalidProfileException;
import kz.kualik.pki.profile.PolicyArc;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.pki.timestamp.MalformedTimeStampRequestException;
import kz.kualik.pki.timestamp.MalformedTimeStampResponseException;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signature.wssecurity.WsSecurityReader;
import kz.kualik.signature.xml.XmlSignatureReader;
import kz.kualik.signature.zip.ZipContainerReader;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser of strangers' octets returns a value or throws its declared exception, within bounds of time and memory:
 * never an {@link Error}, never another exception. What is accepted as strict DER is encoded to the same octets again.
 */
class ParserFuzzTest {

    private static final int DER_LIMIT = 1 << 20;
    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final long SEED = Long.getLong("kualik.seed", 20_261_123);

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @MethodSource("parsers")
    void aParserAcceptsOrRefusesWithinBounds(ParserCase parser) {
        assertThat(new Fuzzer(parser, SEED).run(Duration.ofSeconds(2), 3_000)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @Tag("torture")
    void aParserAcceptsOrRefusesWithinBoundsForAMinute(ParserCase parser) {
        var seconds = Long.getLong("kualik.fuzz-seconds", 60);
        var seed = Long.getLong("kualik.seed", System.nanoTime());
        assertThat(new Fuzzer(parser, seed).run(Duration.ofSeconds(seconds))).isEmpty();
    }

    static Stream<ParserCase> parsers() throws Exception {
        var seeds = new Seeds();
        return Stream.of(messages(seeds), documents(seeds), texts(seeds), ofTheHouse(seeds))
                .flatMap(parsers -> parsers);
    }

    private static Stream<ParserCase> messages(Seeds seeds) throws Exception {
        return Stream.of(
                new ParserCase(
                        "certificate",
                        seeds.certificates(),
                        octets -> Everything.ask(Certificate.parse(octets)),
                        Set.of(MalformedCertificateException.class)),
                new ParserCase(
                        "revocation list",
                        seeds.lists(),
                        octets -> Everything.ask(CertificateRevocationList.parse(octets)),
                        Set.of(MalformedCrlException.class)),
                new ParserCase(
                        "OCSP request",
                        seeds.ocspRequests(),
                        octets -> Everything.ask(OcspRequest.parse(octets)),
                        Set.of(MalformedOcspRequestException.class)),
                new ParserCase(
                        "OCSP response",
                        seeds.ocspResponses(),
                        octets -> Everything.ask(OcspResponse.parse(octets)),
                        Set.of(MalformedOcspResponseException.class)),
                new ParserCase(
                        "time-stamp request",
                        Seeds.timeStampRequests(),
                        octets -> Everything.ask(TimeStampRequest.parse(octets)),
                        Set.of(MalformedTimeStampRequestException.class)),
                new ParserCase(
                        "time-stamp response",
                        seeds.timeStampResponses(),
                        octets -> Everything.ask(TimeStampResponse.parse(octets)),
                        Set.of(MalformedTimeStampResponseException.class)),
                new ParserCase(
                        "time-stamp token",
                        seeds.timeStampResponses(),
                        octets -> Everything.ask(TimeStampToken.parse(octets)),
                        Set.of(MalformedTimeStampTokenException.class)),
                new ParserCase(
                        "PKCS 10 request",
                        Seeds.requests(),
                        octets -> {
                            var request = CertificationRequest.parse(octets);
                            Everything.ask(request);
                            request.verifyProofOfPossession(ENGINE);
                        },
                        Set.of(CertificationRequestException.class)),
                new ParserCase(
                        "request for renewal",
                        Seeds.renewals(),
                        octets -> Everything.ask(RenewalRequest.parse(octets)),
                        Set.of(CertificationRequestException.class)),
                new ParserCase("strict DER", Seeds.der(), ParserFuzzTest::strictDer, Set.of(Asn1Exception.class)));
    }

    private static Stream<ParserCase> documents(Seeds seeds) throws Exception {
        var cms = new CmsSignatureReader(ENGINE);
        var all = Stream.of(
                        seeds.certificates().subList(0, 1),
                        seeds.signedMessages(),
                        Seeds.xml(),
                        Seeds.containers(),
                        seeds.timeStampResponses(),
                        seeds.ocspResponses())
                .flatMap(List::stream)
                .toList();
        var verifier = new DocumentVerifier(ENGINE, TrustStore.of(ENGINE, List.of()));
        return Stream.of(
                new ParserCase(
                        "PKCS 12",
                        seeds.keyStores(),
                        octets -> {
                            try (var password = Password.of(Seeds.PASSWORD.toCharArray())) {
                                Everything.ask(new Pkcs12Reader(ENGINE).read(octets, password));
                            }
                        },
                        Set.of(Pkcs12Exception.class)),
                new ParserCase(
                        "CMS",
                        seeds.signedMessages(),
                        octets -> Everything.ask(cms.read(octets, Optional.empty(), List.of())),
                        Set.of(UnreadableDocumentException.class)),
                new ParserCase(
                        "XML signature",
                        Seeds.xml(),
                        octets -> Everything.ask(new XmlSignatureReader(ENGINE).read(octets)),
                        Set.of(UnreadableDocumentException.class)),
                new ParserCase(
                        "WS-Security",
                        Seeds.soap(),
                        octets -> Everything.ask(new WsSecurityReader(ENGINE).read(octets)),
                        Set.of(UnreadableDocumentException.class)),
                new ParserCase(
                        "ZIP container",
                        Seeds.containers(),
                        octets -> Everything.ask(new ZipContainerReader(cms).read(octets, List.of())),
                        Set.of(UnreadableDocumentException.class)),
                new ParserCase(
                        "any document",
                        all,
                        octets -> verifier.verify(
                                octets,
                                Optional.empty(),
                                Optional.empty(),
                                ValidationPolicy.STRICT,
                                Instant.parse("2026-11-22T10:00:00Z")),
                        Set.of()));
    }

    private static Stream<ParserCase> texts(Seeds seeds) throws Exception {
        return Stream.of(
                new ParserCase(
                        "PEM, base64 or DER",
                        seeds.texts(),
                        octets -> Everything.ask(PemOrDer.decode(octets, DER_LIMIT)),
                        Set.of(Asn1Exception.class)),
                new ParserCase(
                        "IIN",
                        Seeds.lines("020815500011", "850101300005"),
                        octets -> Everything.ask(Iin.parse(text(octets), IdentifierRules.SANDBOX)),
                        Set.of(InvalidIdentifierException.class)),
                new ParserCase(
                        "BIN",
                        Seeds.lines("180340021791", "010140000019"),
                        octets -> Everything.ask(Bin.parse(text(octets), IdentifierRules.SANDBOX)),
                        Set.of(InvalidIdentifierException.class)),
                new ParserCase(
                        "application number",
                        Seeds.lines("1234567890123456", "1234-5678 9012 3456"),
                        octets -> Everything.ask(new ApplicationNumber(text(octets))),
                        Set.of(InvalidApplicationNumberException.class)),
                new ParserCase(
                        "name",
                        Seeds.lines(
                                "\u04d8\u0411\u0406\u041b\u041e\u0412\u0410", "O'REILLY-SMITH", "\u0410\u0411 \u0412"),
                        octets ->
                                SubjectName.service(text(octets), text(octets)).getEncoded(),
                        Set.of(InvalidNameException.class)),
                new ParserCase(
                        "profile in YAML",
                        Seeds.profiles(),
                        octets -> {
                            Files.write(folder.resolve("one.yaml"), octets);
                            Everything.ask(CertificateProfiles.load(folder, PolicyArc.SANDBOX));
                        },
                        Set.of(InvalidProfileException.class, CharacterCodingException.class)));
    }

    /** What parts of the house send or leave to each other, and somebody else may have put there. */
    private static Stream<ParserCase> ofTheHouse(Seeds seeds) throws Exception {
        var feed = new FeedSeeds(seeds, ENGINE);
        var files = new HouseFiles(folder);
        return Stream.of(
                new ParserCase("status feed", feed.answers(), feed::takeAnswer, Set.of(FeedRefusedException.class)),
                new ParserCase(
                        "status snapshot",
                        feed.snapshots().subList(0, 1),
                        feed::takeSnapshot,
                        Set.of(FeedRefusedException.class)),
                new ParserCase(
                        "own status snapshot",
                        feed.snapshots().subList(1, 2),
                        feed::takeOwnSnapshot,
                        Set.of(FeedRefusedException.class)),
                new ParserCase(
                        "book of rules",
                        HouseFiles.ruleBooks(),
                        files::readRuleBook,
                        Set.of(InvalidRuleBookException.class)),
                new ParserCase("list of a backup", HouseFiles.manifests(), files::restore, Set.of()));
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static void strictDer(byte[] octets) throws Exception {
        BoundedAsn1.read(octets, DER_LIMIT);
        StrictDer.requireDer(octets, DER_LIMIT);
        assertThat(ASN1Primitive.fromByteArray(octets).getEncoded("DER")).isEqualTo(octets);
    }
}
