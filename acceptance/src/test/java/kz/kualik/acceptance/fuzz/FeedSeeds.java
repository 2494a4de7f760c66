package kz.kualik.acceptance.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedHead;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.feed.FeedReply;
import kz.kualik.responder.feed.FeedSigner;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusIndex;

/** A status log of an authority in memory: what responders are sent, and how they read it. */
final class FeedSeeds {

    private static final IssuerId ISSUER = new IssuerId("ecdsa");
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final byte[] NONCE = new byte[FeedHead.NONCE_LENGTH];
    private static final UUID LOG = new UUID(1, 2);
    private static final int DIGEST = 32;

    private final FeedSigner signer;
    private final FeedTrust trust;
    private final List<FeedRecord> records = new ArrayList<>();
    private final StatusIndex index = new StatusIndex();
    private ChainHash hash = ChainHash.ofEmpty(LOG);

    FeedSeeds(Seeds house, CryptoEngine engine) throws Exception {
        ServiceKey key = house.feedKey();
        this.signer = new FeedSigner(key, engine);
        this.trust = new FeedTrust(
                Map.of(ISSUER, Certificate.parse(house.certificates().getFirst())),
                (issuer, serial) -> Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        for (int number = 1; number <= 40; number++) {
            var revoked = number % 3 == 0;
            append(new FeedRecord(
                    number,
                    ISSUER,
                    new SerialNumber(
                            BigInteger.valueOf(revoked ? number - 1 : number).shiftLeft(number)),
                    revoked ? FeedRecord.State.REVOKED : FeedRecord.State.ISSUED,
                    revoked ? Optional.of(RevocationReason.KEY_COMPROMISE) : Optional.empty(),
                    NOW));
        }
    }

    private void append(FeedRecord one) {
        records.add(one);
        hash = hash.then(one);
        index.apply(one.event());
    }

    /** The whole log, and that nothing has come after it. */
    List<byte[]> answers() throws IOException {
        var head = new FeedHead(LOG, records.size(), hash, records.size(), NOW, Duration.ZERO, NONCE);
        return List.of(
                octets(FeedReply.signed(records, head, signer)), octets(FeedReply.signed(List.of(), head, signer)));
    }

    /** One of the authority, and one that a responder has written to its disk. */
    List<byte[]> snapshots() throws IOException {
        var made = new ArrayList<byte[]>();
        for (var by : List.of(Optional.of(signer), Optional.<FeedSigner>empty())) {
            var out = new ByteArrayOutputStream();
            Snapshot.write(out, new FeedPosition(LOG, records.size(), hash), index, by);
            made.add(out.toByteArray());
        }
        return made;
    }

    /** As a responder takes it that knows nothing yet. */
    void takeAnswer(byte[] octets) throws Exception {
        var known = new StatusIndex();
        var freshness = Freshness.of(known, FreshnessBounds.usual());
        new FeedReader(known, freshness, trust, List.of(ISSUER), new FeedPosition(LOG, 0, ChainHash.ofEmpty(LOG)))
                .take(FeedReply.read(new ByteArrayInputStream(octets)), NONCE, freshness.now());
    }

    /** As a responder takes the authority's. */
    void takeSnapshot(byte[] octets) throws Exception {
        Snapshot.read(new ByteArrayInputStream(octets), new StatusIndex(), Optional.of(trust));
    }

    /** As a responder takes its own; whoever has damaged it has made the digest fit again. */
    void takeOwnSnapshot(byte[] octets) throws Exception {
        var forged = octets.clone();
        var body = octets.length - DIGEST - 1;
        if (body > 0) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(forged, 0, body);
            System.arraycopy(digest.digest(), 0, forged, body, DIGEST);
        }
        var read = new StatusIndex();
        Snapshot.read(new ByteArrayInputStream(forged), read, Optional.empty());
        for (var issuer : read.issuers()) {
            read.size(issuer);
            for (var one : records) {
                read.status(issuer, one.serialNumber());
            }
        }
    }

    private static byte[] octets(FeedReply reply) throws IOException {
        var out = new ByteArrayOutputStream();
        reply.writeTo(out);
        return out.toByteArray();
    }
}
