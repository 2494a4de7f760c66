package kz.kualik.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.fixture.TestAuthority;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspRequestException;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequest;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.pki.timestamp.MalformedTimeStampRequestException;
import kz.kualik.pki.timestamp.MalformedTimeStampResponseException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampResponseComposer;
import kz.kualik.pki.timestamp.TimeStampTokenComposer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to the octets of a message on its way, its reader either reads it, and then everything in it can be
 * asked for, or throws its one exception.
 */
class DamagedMessagesTest {

    private static final int ROUNDS = 4_000;
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final TestAuthority AUTHORITY = new TestAuthority(KeyAlgorithm.ECDSA_P256);
    private static final TimeStampRequest STAMP_ME =
            TimeStampRequest.of(MessageImprint.of(DigestAlgorithm.SHA256, new byte[] {1}), BigInteger.TEN);

    /** One kind of message: an intact one, and a reader that says whether it was taken. */
    @SuppressWarnings("ArrayRecordComponent") // a parameter of tests, never compared
    record Kind(String name, byte[] intact, Reader reader) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Reader {
        boolean accepts(byte[] encoded);
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("OCSP request", ocspRequest(), DamagedMessagesTest::isOcspRequest),
                new Kind("OCSP response", ocspResponse(), DamagedMessagesTest::isOcspResponse),
                new Kind("revocation list", revocationList(), DamagedMessagesTest::isRevocationList),
                new Kind("time-stamp request", STAMP_ME.encoded(), DamagedMessagesTest::isTimeStampRequest),
                new Kind("time-stamp response", timeStampResponse(), DamagedMessagesTest::isTimeStampResponse));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theIntactMessageIsRead(Kind kind) {
        assertThat(kind.reader().accepts(kind.intact())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void changedOctetsNeverCauseAnotherException(Kind kind) {
        var random = new Random(5280);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var damaged = kind.intact().clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += kind.reader().accepts(damaged) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void removedAndDoubledPartsNeverCauseAnotherException(Kind kind) {
        var random = new Random(6960);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int from = random.nextInt(kind.intact().length);
            int to = random.nextInt(kind.intact().length);
            var spliced = new byte[to + kind.intact().length - from];
            System.arraycopy(kind.intact(), 0, spliced, 0, to);
            System.arraycopy(kind.intact(), from, spliced, to, kind.intact().length - from);
            refused += from == to || !kind.reader().accepts(spliced) ? 1 : 0;
        }
        assertThat(refused).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nestedAndHugeLengthsAreRefused(Kind kind) {
        var nested = new byte[20_000];
        for (int i = 0; i + 1 < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        var huge = new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x30, 0x00};

        assertThat(kind.reader().accepts(nested)).isFalse();
        assertThat(kind.reader().accepts(huge)).isFalse();
        assertThat(kind.reader().accepts(new byte[0])).isFalse();
    }

    private static boolean isOcspRequest(byte[] encoded) {
        try {
            return !OcspRequest.parse(encoded).certIds().getFirst().toString().isEmpty();
        } catch (MalformedOcspRequestException e) {
            return false;
        }
    }

    private static boolean isOcspResponse(byte[] encoded) {
        try {
            OcspResponse.parse(encoded).basicResponse().ifPresent(basic -> {
                assertThat(basic.nonce()).isNotNull();
                assertThat(basic.hasExtendedRevokedDefinition()).isIn(true, false);
            });
            return true;
        } catch (MalformedOcspResponseException e) {
            return false;
        }
    }

    private static boolean isRevocationList(byte[] encoded) {
        try {
            var list = CertificateRevocationList.parse(encoded);
            assertThat(list.find(new SerialNumber(BigInteger.TWO))).isNotNull();
            assertThat(list.crlNumber()).isNotNull();
            assertThat(list.baseCrlNumber()).isNotNull();
            assertThat(list.authorityKeyIdentifier()).isNotNull();
            return true;
        } catch (MalformedCrlException e) {
            return false;
        }
    }

    private static boolean isTimeStampRequest(byte[] encoded) {
        try {
            assertThat(TimeStampRequest.parse(encoded).imprint().fits(new byte[] {1}))
                    .isIn(true, false);
            return true;
        } catch (MalformedTimeStampRequestException e) {
            return false;
        }
    }

    private static boolean isTimeStampResponse(byte[] encoded) {
        try {
            TimeStampResponse.parse(encoded).token().ifPresent(token -> {
                assertThat(token.signerCertificate()).isNotNull();
                token.signingCertificate()
                        .ifPresent(reference -> assertThat(reference.names(AUTHORITY.certificate()))
                                .isFalse());
            });
            return true;
        } catch (MalformedTimeStampResponseException e) {
            return false;
        }
    }

    private static OcspCertId certId() {
        return OcspCertId.of(DigestAlgorithm.SHA256, AUTHORITY.certificate(), SerialNumber.ofHex("7e30be9f"));
    }

    private static byte[] ocspRequest() {
        return new OcspRequestBuilder()
                .add(certId())
                .nonce(OcspNonce.of(new byte[16]))
                .build();
    }

    private static byte[] ocspResponse() {
        var responder = AUTHORITY.ocspResponder();
        var revoked = new CertificateStatus.Revoked(NOW, Optional.of(RevocationReason.SUPERSEDED));
        return new OcspResponseComposer(responder.certificate(), List.of())
                .compose(
                        List.of(new SingleOcspResponse(certId(), revoked, NOW, Optional.of(NOW.plusSeconds(60)))),
                        NOW,
                        Optional.of(OcspNonce.of(new byte[16])),
                        true,
                        responder.signer());
    }

    private static byte[] revocationList() {
        var contents = CrlContents.full(AUTHORITY.certificate(), NOW, NOW.plusSeconds(60), BigInteger.TWO);
        var entries = Stream.iterate(BigInteger.TWO, serial -> serial.add(BigInteger.TWO))
                .limit(20)
                .map(serial -> new RevokedCertificate(
                        new SerialNumber(serial), NOW, Optional.of(RevocationReason.SUPERSEDED)));
        return new CrlComposer().compose(contents, entries, AUTHORITY.self().signer());
    }

    private static byte[] timeStampResponse() {
        var signer = AUTHORITY.timeStampingAuthority();
        return TimeStampResponseComposer.granted(
                new TimeStampTokenComposer(signer.certificate(), List.of(), DigestAlgorithm.SHA256)
                        .compose(
                                STAMP_ME,
                                new ASN1ObjectIdentifier("2.25.1"),
                                BigInteger.TEN,
                                NOW,
                                Optional.empty(),
                                signer.signer()));
    }
}
