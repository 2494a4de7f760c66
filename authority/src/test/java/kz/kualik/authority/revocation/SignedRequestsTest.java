package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.keys.TestLeaves;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revocation by a signed statement, as holders of GOST keys do it. */
class SignedRequestsTest {

    private static final Instant NOW = RevocationRoom.NOW;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(20));
    private static final String NONCE = "0123456789abcdef0123456789abcdef";

    private final RevocationRoom room = new RevocationRoom();

    /** Somebody's key, its certificate, and how we call it. */
    private record Held(KeyPair key, IssuerId issuer, Certificate certificate, CertificateId id) {

        byte[] sign(String statement, CmsForm form) throws Exception {
            var algorithm = TestLeaves.algorithm(issuer).defaultSignature();
            return new CmsSigner(TestKeys.ENGINE, Clock.fixed(NOW, ZoneOffset.UTC))
                    .sign(
                            DocumentContent.of(statement.getBytes(StandardCharsets.US_ASCII)),
                            form,
                            List.of(new SigningKey(key.getPrivate(), algorithm, certificate, List.of())));
        }

        byte[] sign(String statement) throws Exception {
            return sign(statement, CmsForm.ATTACHED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gost", "ecdsa", "rsa"})
    void aHolderRevokesWithTheKeyOfAnyAlgorithmAndOnce(String issuer) throws Exception {
        var held = somebodys(issuer, 61);
        var request = held.sign(statement(held, "KEY_COMPROMISED", NOW, NONCE));
        var revocation = follow(request);
        assertThat(revocation.certificate()).isEqualTo(held.id());
        assertThat(revocation.ground()).isEqualTo(RevocationGround.of(Circumstance.KEY_COMPROMISED));
        assertThat(room.audited("CERTIFICATE_REVOKED")).isEqualTo(1);
        assertThat(room.jdbc
                        .sql("select cms from signed_revocation")
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .isEqualTo(request);
        refused("holder-certificate-required", request);
    }

    @Test
    void aStatementIsFollowedOnceEvenIfAnotherKeyOfTheHolderSignsItAgain() throws Exception {
        var lost = somebodys("gost", 62);
        var other = somebodys("ecdsa", 62);
        follow(other.sign(statement(lost, "NONE", NOW, NONCE)));
        refused("signed-request-used", other.sign(statement(lost, "NONE", NOW, NONCE)));
        assertThatExceptionOfType(AlreadyRevokedException.class)
                .isThrownBy(() -> follow(other.sign(statement(lost, "NONE", NOW, NONCE.replace('0', '1')))));
    }

    @Test
    void aStatementIsFreshForTenMinutesInEitherDirection() throws Exception {
        var held = somebodys("ecdsa", 63);
        refused("signed-request-stale", held.sign(statement(held, "NONE", NOW.minusSeconds(601), NONCE)));
        refused("signed-request-stale", held.sign(statement(held, "NONE", NOW.plusSeconds(601), NONCE)));
        follow(held.sign(statement(held, "NONE", NOW.minusSeconds(600), NONCE)));
        assertThat(room.isRevoked(held.id())).isTrue();
    }

    @Test
    void whatIsChangedAfterTheSignatureIsNotFollowed() throws Exception {
        var held = somebodys("gost", 64);
        var request = held.sign(statement(held, "KEY_COMPROMISED", NOW, NONCE));
        var text = new String(request, StandardCharsets.ISO_8859_1);
        var forged = text.replace("Nonce: 0", "Nonce: 1").getBytes(StandardCharsets.ISO_8859_1);
        refused("signed-request-broken", forged);
        assertThat(room.isRevoked(held.id())).isFalse();
    }

    @Test
    void anothersCertificateIsAnsweredAsIfItDidNotExistAndAStrangersSignatureCountsNothing() throws Exception {
        var held = somebodys("gost", 65);
        var others = somebodys("gost", 66);
        refused("not-the-holder", held.sign(statement(others, "NONE", NOW, NONCE)));
        var key = TestLeaves.keyFor(held.issuer());
        var unknown = new Held(key, held.issuer(), TestLeaves.by(held.issuer(), key), held.id());
        refused("holder-certificate-required", unknown.sign(statement(held, "NONE", NOW, NONCE)));
        assertThat(room.isRevoked(held.id())).isFalse();
        assertThat(room.isRevoked(others.id())).isFalse();
    }

    @Test
    void aCircumstanceOfAnotherGroundIsRefused() throws Exception {
        var held = somebodys("ecdsa", 67);
        refused("unfit-circumstance", held.sign(statement(held, "ENTITY_LIQUIDATED", NOW, NONCE)));
        assertThat(room.isRevoked(held.id())).isFalse();
    }

    @Test
    void aDetachedSignatureAndWhatIsNoCmsAreRefused() throws Exception {
        var held = somebodys("ecdsa", 68);
        refused("signed-request-unreadable", held.sign(statement(held, "NONE", NOW, NONCE), CmsForm.DETACHED));
        refused("signed-request-unreadable", "no CMS".getBytes(StandardCharsets.US_ASCII));
        refused("signed-request-unreadable", new byte[0]);
        refused("signed-request-unreadable", new byte[SignedMessages.LARGEST + 1]);
    }

    @Test
    void twoSignersAreOneTooMany() throws Exception {
        var held = somebodys("ecdsa", 69);
        var key = new SigningKey(
                held.key().getPrivate(),
                TestLeaves.algorithm(held.issuer()).defaultSignature(),
                held.certificate(),
                List.of());
        var content = DocumentContent.of(statement(held, "NONE", NOW, NONCE).getBytes(StandardCharsets.US_ASCII));
        var twice = new CmsSigner(TestKeys.ENGINE, Clock.fixed(NOW, ZoneOffset.UTC))
                .sign(content, CmsForm.ATTACHED, List.of(key, key));
        refused("signed-request-unreadable", twice);
    }

    static Stream<String> noStatements() {
        var sound = """
                Kualik-Revocation-Request: 1
                Issuer: gost
                Serial: 0a
                Circumstance: NONE
                Time: 2026-11-23T04:00:00Z
                Nonce: 0123456789abcdef0123456789abcdef
                """;
        return Stream.of(
                "",
                sound.replace("Request: 1", "Request: 2"),
                sound.replace("\n", "\r\n"),
                sound.strip(),
                sound + "and more\n",
                sound.replace("NONE", "WHATEVER"),
                sound.replace("-11-", "-13-"),
                sound.replace("Serial: 0a", "Serial: -1"),
                "I owe the bearer a thousand tenge");
    }

    @ParameterizedTest
    @MethodSource("noStatements")
    void whatIsNoStatementIsNotFollowedHoweverWellItIsSigned(String text) throws Exception {
        var held = somebodys("ecdsa", 70);
        refused("signed-request-no-statement", held.sign(text));
    }

    private Held somebodys(String issuer, int adult) throws Exception {
        var id = new IssuerId(issuer);
        var key = TestLeaves.keyFor(id);
        var certificate = TestLeaves.by(id, key);
        var person = room.remember(SandboxPeople.adult(adult));
        return new Held(
                key,
                id,
                certificate,
                room.issue(id, certificate, SubjectType.INDIVIDUAL, person, Optional.empty(), LONG_AGO));
    }

    private static String statement(Held wanted, String circumstance, Instant time, String nonce) {
        return """
                Kualik-Revocation-Request: 1
                Issuer: %s
                Serial: %s
                Circumstance: %s
                Time: %s
                Nonce: %s
                """.formatted(
                        wanted.issuer().value(),
                        wanted.id().serial(),
                        circumstance,
                        time.truncatedTo(ChronoUnit.SECONDS),
                        nonce);
    }

    private Revocation follow(byte[] cms) throws Exception {
        return room.in(() -> room.signed.follow(cms));
    }

    private void refused(String code, byte[] cms) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> follow(cms))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
