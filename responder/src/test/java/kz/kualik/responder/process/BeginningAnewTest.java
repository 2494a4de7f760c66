package kz.kualik.responder.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens while a responder has to begin anew and cannot. */
class BeginningAnewTest {

    private static final IssuerId ECDSA = new IssuerId("ecdsa");
    private static final UUID LOG = new UUID(1, 2);
    private static final FeedPosition STANDS = new FeedPosition(LOG, 4, ChainHash.ofEmpty(LOG));
    private static final int HELD = 4;

    private final TestAuthority authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness = Freshness.of(index, FreshnessBounds.usual());
    private final FeedReader reader = new FeedReader(index, freshness, trust(), List.of(), STANDS);

    @TempDir
    private Path folder;

    @BeforeEach
    void fourCertificates() {
        for (int serial = 1; serial <= HELD; serial++) {
            index.apply(new StatusEvent.Issued(ECDSA, new SerialNumber(BigInteger.valueOf(serial))));
        }
    }

    @Test
    void whatWasKnownIsPutAsideOnceAndStaysWhereThereIsRoom() throws Exception {
        var beginning = beginning(2 * HELD);
        assertThatThrownBy(() -> beginning.replace(reader, index)).hasMessageContaining("no snapshot today");
        assertThat(aside()).exists();
        Files.delete(aside());

        assertThatThrownBy(() -> beginning.replace(reader, index)).hasMessageContaining("no snapshot today");

        assertThat(aside()).doesNotExist();
        assertThat(index.size(ECDSA)).isEqualTo(HELD);
        assertThat(reader.position()).isEqualTo(STANDS);
    }

    /** Two indexes that fill the memory each would end the process; the position says that nothing is known. */
    @Test
    void withoutRoomForTwoWhatWasKnownIsForgottenFirst() {
        var beginning = beginning(2 * HELD - 1);
        assertThatThrownBy(() -> beginning.replace(reader, index)).hasMessageContaining("no snapshot today");

        assertThat(aside()).exists();
        assertThat(index.issuers()).isEmpty();
        assertThat(reader.position()).isEqualTo(new FeedPosition(LOG, 0, ChainHash.ofEmpty(LOG)));
    }

    @Test
    void theFeedOutlivesAMemoryThatIsTooSmallAndPausesGrow() throws Exception {
        var begun = new AtomicInteger();
        var pauses = new LinkedBlockingQueue<Duration>();
        try (var follower = new FeedFollower(
                new SilentAuthority(),
                reader,
                freshness,
                () -> {
                    if (begun.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("of this test");
                    }
                    if (begun.get() != 10) {
                        throw new IOException("the snapshot is refused");
                    }
                },
                pauses::put)) {
            follower.start();

            var first = new ArrayList<Long>();
            while (first.size() < 10) {
                first.add(Optional.ofNullable(pauses.poll(10, TimeUnit.SECONDS))
                        .orElseThrow()
                        .toMillis());
            }
            assertThat(first)
                    .as("after the one that succeeded they are short again")
                    .containsExactly(1000L, 2000L, 4000L, 8000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L, 1000L);
        }
    }

    private NewBeginning beginning(long most) {
        return new NewBeginning(new SilentAuthority(), trust(), new SnapshotFile(folder.resolve("snapshot")), most);
    }

    private Path aside() {
        return folder.resolve("snapshot-" + LOG);
    }

    private FeedTrust trust() {
        try {
            return new FeedTrust(
                    Map.of(ECDSA, authority.certificate()),
                    (issuer, serial) -> Optional.empty(),
                    Clock.fixed(Instant.parse("2026-11-22T10:15:30Z"), ZoneOffset.UTC));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
