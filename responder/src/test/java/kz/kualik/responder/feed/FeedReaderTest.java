package kz.kualik.responder.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.responder.feed.FeedRefusedException.Reason;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final byte[] NONCE = new byte[FeedHead.NONCE_LENGTH];

    private final TestFeed feed = new TestFeed();
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness = Freshness.of(index, FreshnessBounds.usual());
    private final FeedReader reader =
            new FeedReader(index, freshness, TestFeed.trust(), List.of(TestFeed.RSA), feed.beginning());

    @BeforeEach
    void threeRecords() {
        feed.issued(1);
        feed.issued(2);
        feed.revoked(1);
    }

    @Test
    void anHonestAnswerIsTakenAndFromThenOnQuestionsAreAnswered() throws Exception {
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(2))).isEmpty();

        take(feed.after(0, NONCE));

        assertThat(index.status(TestFeed.RSA, TestFeed.serial(2))).contains(new CertificateStatus.Good());
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(1)))
                .hasValueSatisfying(status -> assertThat(status).isInstanceOf(CertificateStatus.Revoked.class));
        assertThat(reader.position()).isEqualTo(feed.end());
        assertThat(freshness.level()).isEqualTo(Freshness.Level.CURRENT);
    }

    @Test
    void whatTravelsIsWhatWasSent() throws Exception {
        take(TestFeed.read(TestFeed.octets(feed.after(0, NONCE))));

        assertThat(reader.position()).isEqualTo(feed.end());
    }

    @Test
    void anAnswerThatStopsBeforeTheEndIsTakenButConfirmsNothing() throws Exception {
        take(TestFeed.reply(feed.records().subList(0, 2), feed.head(2, NONCE)));

        assertThat(reader.position().position()).isEqualTo(2);
        assertThat(freshness.level()).isEqualTo(Freshness.Level.SILENT);
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(1))).isEmpty();
    }

    @Test
    void aForgedHeadIsRefused() throws Exception {
        var octets = TestFeed.octets(feed.after(0, NONCE));
        octets[octets.length - 1] ^= 1;

        assertRefused(TestFeed.read(octets), Reason.FORGED);
    }

    @Test
    void anotherKeyOfTheSameAuthorityIsRefused() {
        var tsa = new FeedSigner(TestFeed.AUTHORITY.timeStampingAuthority().serviceKey(), TestAuthority.ENGINE);

        assertRefused(FeedReply.signed(feed.records(), feed.head(3, NONCE), tsa), Reason.UNTRUSTED_SIGNER);
    }

    @Test
    void theFeedKeyOfAnotherAuthorityIsRefused() {
        var stranger = new TestAuthority(KeyAlgorithm.ECDSA_P256).feedSigner();

        assertRefused(
                FeedReply.signed(
                        feed.records(),
                        feed.head(3, NONCE),
                        new FeedSigner(stranger.serviceKey(), TestAuthority.ENGINE)),
                Reason.UNTRUSTED_SIGNER);
    }

    /** The first answer under a key that was made while the sandbox's clock was ahead is where that is heard. */
    @Test
    void aFeedKeyBeforeItsTimeIsRefusedAndInASandboxTaken() throws Exception {
        var early = TestFeed.trustAt(Instant.parse("2015-01-01T00:00:00Z"));

        var real = new FeedReader(index, freshness, early, List.of(TestFeed.RSA), feed.beginning());
        assertThatThrownBy(() -> real.take(feed.after(0, NONCE), NONCE, freshness.now()))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED_SIGNER));
        var sandbox = new FeedReader(index, freshness, early.ofSandbox(), List.of(TestFeed.RSA), feed.beginning());
        sandbox.take(feed.after(0, NONCE), NONCE, freshness.now());
        assertThat(sandbox.position()).isEqualTo(feed.end());
    }

    @Test
    void aFeedKeyAfterItsTimeIsRefusedInASandboxToo() {
        var late = new FeedReader(
                index,
                freshness,
                TestFeed.trustAt(Instant.parse("2037-01-01T00:00:00Z")).ofSandbox(),
                List.of(TestFeed.RSA),
                feed.beginning());

        assertThatThrownBy(() -> late.take(feed.after(0, NONCE), NONCE, freshness.now()))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED_SIGNER));
    }

    @Test
    void aFeedKeyAfterItsTimeIsRefused() {
        var late = new FeedReader(
                index,
                freshness,
                TestFeed.trustAt(Instant.parse("2037-01-01T00:00:00Z")),
                List.of(TestFeed.RSA),
                feed.beginning());

        assertThatThrownBy(() -> late.take(feed.after(0, NONCE), NONCE, freshness.now()))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED_SIGNER));
    }

    @Test
    void aRevokedFeedKeyIsRefused() {
        index.apply(new StatusEvent.Revoked(TestFeed.RSA, TestFeed.signerSerial(), TestFeed.NOW, Optional.empty()));

        assertThatThrownBy(() -> take(feed.after(0, NONCE))).hasMessageContaining("it is revoked");
    }

    /** Whoever stole the key does not tell of its revocation in the feed. */
    @Test
    void aFeedKeyThatIsRevokedElsewhereIsRefusedThoughTheFeedSaysNothingOfIt() {
        var informed = new FeedReader(
                index,
                freshness,
                TestFeed.trustAt(
                        TestFeed.NOW,
                        (issuer, serial) -> Optional.of("it is on the list")
                                .filter(sentence ->
                                        issuer.equals(TestFeed.RSA) && serial.equals(TestFeed.signerSerial()))),
                List.of(TestFeed.RSA),
                feed.beginning());

        assertThatThrownBy(() -> informed.take(feed.after(0, NONCE), NONCE, freshness.now()))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED_SIGNER))
                .hasMessageContaining("it is on the list");
        assertThat(index.issuers()).isEmpty();
    }

    @Test
    void afterANewBeginningTheOtherLogIsFollowedAndNothingOfTheOldOneIsKnown() throws Exception {
        take(feed.after(0, NONCE));
        var other = new TestFeed(new UUID(5, 6));
        other.issued(7);
        assertThatThrownBy(() -> take(other.after(0, NONCE)))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_LOG));

        var known = new StatusIndex();
        known.apply(new StatusEvent.Issued(TestFeed.RSA, TestFeed.serial(7)));
        reader.startAnew(known, other.end());

        assertThat(index.status(TestFeed.RSA, TestFeed.serial(7)))
                .as("until the end is seen")
                .isEmpty();
        other.issued(8);
        take(other.after(1, NONCE));
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(7))).contains(new CertificateStatus.Good());
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(8))).contains(new CertificateStatus.Good());
        assertThat(index.status(TestFeed.RSA, TestFeed.serial(1))).contains(new CertificateStatus.Unknown());
    }

    @Test
    void aReplayedAnswerIsRefused() throws Exception {
        var old = feed.after(0, NONCE);
        take(old);
        var nonce = NONCE.clone();
        nonce[0] = 1;

        assertThatThrownBy(() -> reader.take(old, nonce, freshness.now()))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REPLAYED));
    }

    @Test
    void reorderedRecordsAreRefused() {
        var records = new ArrayList<>(feed.records());
        Collections.swap(records, 0, 1);

        assertRefused(TestFeed.reply(records, feed.head(3, NONCE)), Reason.OUT_OF_ORDER);
    }

    @Test
    void aMissingRecordIsNoticed() {
        var records = List.of(feed.records().get(0), feed.records().get(2));

        assertRefused(TestFeed.reply(records, feed.head(3, NONCE)), Reason.OUT_OF_ORDER);
    }

    @Test
    void aTruncatedAnswerIsRefused() {
        assertRefused(TestFeed.reply(feed.records().subList(0, 2), feed.head(3, NONCE)), Reason.TRUNCATED);
    }

    @Test
    void aChangedRecordIsRefused() {
        var last = feed.records().get(2);
        var changed = new FeedRecord(3, last.issuer(), TestFeed.serial(2), last.state(), last.reason(), last.time());

        assertRefused(
                TestFeed.reply(List.of(feed.records().get(0), feed.records().get(1), changed), feed.head(3, NONCE)),
                Reason.CHAIN_BROKEN);
    }

    @Test
    void aDatabaseThatWentBackIsNoticed() throws Exception {
        take(feed.after(0, NONCE));
        var older = new TestFeed();
        older.issued(1);

        assertThatThrownBy(() -> take(TestFeed.reply(List.of(), older.head(1, NONCE))))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WENT_BACK))
                .hasMessageContaining("ends at 1")
                .hasMessageContaining("up to 3 before");
    }

    @Test
    void aLogThatWentBackAndGrewAgainIsNoticed() throws Exception {
        take(feed.after(0, NONCE));
        var other = new TestFeed();
        other.issued(1);
        other.issued(2);
        other.issued(3);
        other.issued(4);

        assertThatThrownBy(() -> take(other.after(3, NONCE)))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CHAIN_BROKEN));
    }

    @Test
    void theLogOfAnotherDatabaseIsRefused() {
        var head = feed.head(3, NONCE);
        var foreign = new FeedHead(new UUID(3, 4), 3, head.hash(), 3, head.time(), Duration.ZERO, NONCE);

        assertRefused(TestFeed.reply(feed.records(), foreign), Reason.OTHER_LOG);
    }

    @Test
    void noOctetCanBeChangedWithoutNotice() throws Exception {
        var honest = TestFeed.octets(feed.after(0, NONCE));
        var random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            var octets = honest.clone();
            octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> take(TestFeed.read(octets))).isInstanceOf(FeedRefusedException.class);
        }
        assertThat(reader.position()).isEqualTo(feed.beginning());
        assertThat(index.contains(TestFeed.RSA, TestFeed.serial(2))).isFalse();
    }

    @Test
    void anAnswerThatIsCutAnywhereIsRefused() throws Exception {
        var honest = TestFeed.octets(feed.after(0, NONCE));
        for (int length = 0; length < honest.length; length++) {
            var cut = Arrays.copyOf(honest, length);
            assertThatThrownBy(() -> TestFeed.read(cut))
                    .isInstanceOfSatisfying(
                            FeedRefusedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    private void take(FeedReply reply) throws FeedRefusedException {
        reader.take(reply, NONCE, freshness.now());
    }

    private void assertRefused(FeedReply reply, Reason reason) {
        assertThatThrownBy(() -> take(reply))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(reader.position()).isEqualTo(feed.beginning());
        assertThat(index.contains(TestFeed.RSA, TestFeed.serial(2))).isFalse();
    }
}
