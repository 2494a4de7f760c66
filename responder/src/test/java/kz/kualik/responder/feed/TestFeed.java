package kz.kualik.responder.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.status.IssuerId;

/** An authority with a log in memory, which a test can make lie. */
final class TestFeed {

    static final IssuerId RSA = new IssuerId("rsa");
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    static final TestAuthority AUTHORITY = new TestAuthority(KeyAlgorithm.ECDSA_P256);

    private static final TestAuthority.Issued SIGNER = AUTHORITY.feedSigner();

    final UUID log;
    private final List<FeedRecord> records = new ArrayList<>();
    private final List<ChainHash> hashes = new ArrayList<>();

    TestFeed() {
        this(new UUID(1, 2));
    }

    TestFeed(UUID log) {
        this.log = log;
        hashes.add(ChainHash.ofEmpty(log));
    }

    FeedRecord issued(int serial) {
        return append(serial, FeedRecord.State.ISSUED, Optional.empty());
    }

    FeedRecord revoked(int serial) {
        return append(serial, FeedRecord.State.REVOKED, Optional.of(RevocationReason.KEY_COMPROMISE));
    }

    private FeedRecord append(int serial, FeedRecord.State state, Optional<RevocationReason> reason) {
        var one = new FeedRecord(records.size() + 1, RSA, serial(serial), state, reason, NOW);
        records.add(one);
        hashes.add(hashes.getLast().then(one));
        return one;
    }

    static SerialNumber serial(int number) {
        return new SerialNumber(BigInteger.valueOf(number));
    }

    /** Where a responder that knows nothing begins. */
    FeedPosition beginning() {
        return new FeedPosition(log, 0, hashes.getFirst());
    }

    FeedPosition end() {
        return new FeedPosition(log, records.size(), hashes.getLast());
    }

    /** The honest answer to whoever has read up to there. */
    FeedReply after(long position, byte[] nonce) {
        return reply(records.subList((int) position, records.size()), head(records.size(), nonce));
    }

    FeedHead head(long position, byte[] nonce) {
        return new FeedHead(log, position, hashes.get((int) position), records.size(), NOW, Duration.ZERO, nonce);
    }

    List<FeedRecord> records() {
        return List.copyOf(records);
    }

    static FeedReply reply(List<FeedRecord> records, FeedHead head) {
        return FeedReply.signed(records, head, signer());
    }

    static FeedSigner signer() {
        return new FeedSigner(SIGNER.serviceKey(), TestAuthority.ENGINE);
    }

    static SerialNumber signerSerial() {
        return SIGNER.certificate().serialNumber();
    }

    static FeedTrust trust() {
        return trustAt(NOW);
    }

    static FeedTrust trustAt(Instant now) {
        return trustAt(now, (issuer, serial) -> Optional.empty());
    }

    static FeedTrust trustAt(Instant now, FeedKeyStatus status) {
        try {
            return new FeedTrust(Map.of(RSA, AUTHORITY.certificate()), status, Clock.fixed(now, ZoneOffset.UTC));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] octets(FeedReply reply) throws IOException {
        var out = new ByteArrayOutputStream();
        reply.writeTo(out);
        return out.toByteArray();
    }

    static FeedReply read(byte[] octets) throws FeedRefusedException {
        return FeedReply.read(new ByteArrayInputStream(octets));
    }
}
