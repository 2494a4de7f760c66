package kz.kualik.responder.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.feed.FeedRefusedException.Reason;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final IssuerId GOST = new IssuerId("gost");

    private final TestFeed feed = new TestFeed();
    private final StatusIndex index = new StatusIndex();
    private final Random random = new Random(20261123);

    @Test
    void everythingIsThereAgain() throws Exception {
        var serials = fill(20_000);

        var read = new StatusIndex();
        var position = Snapshot.read(stream(signed()), read, Optional.of(TestFeed.trust()));

        assertThat(position).isEqualTo(feed.end());
        index.markComplete(GOST);
        read.markComplete(GOST);
        assertThat(serials)
                .allSatisfy(serial -> assertThat(read.status(GOST, serial)).isEqualTo(index.status(GOST, serial)));
        assertThat(read.size(GOST)).isEqualTo(20_000);
        assertThat(read.issuers()).containsExactlyInAnyOrderElementsOf(index.issuers());
    }

    @Test
    void whatIsReadGoesOnFromTheLog() throws Exception {
        fill(100);
        var read = new StatusIndex();
        Snapshot.read(stream(signed()), read, Optional.of(TestFeed.trust()));
        var more = new ArrayList<SerialNumber>();
        for (int i = 0; i < 5_000; i++) {
            more.add(serial());
            read.apply(new StatusEvent.Issued(GOST, more.getLast()));
        }

        assertThat(read.size(GOST)).isEqualTo(5_100);
        assertThat(more).allMatch(serial -> read.contains(GOST, serial));
    }

    @Test
    void aSnapshotThatIsCutAnywhereIsRefused() throws Exception {
        fill(20);
        var whole = signed();
        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void noOctetCanBeChangedWithoutNotice() throws Exception {
        fill(20);
        var whole = signed();
        for (int i = 0; i < 200; i++) {
            var changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(changed);
        }
    }

    @Test
    void theAuthoritysSnapshotMustBeSigned() throws Exception {
        fill(20);
        var unsigned = written(Optional.empty());

        assertThatThrownBy(() -> Snapshot.read(stream(unsigned), new StatusIndex(), Optional.of(TestFeed.trust())))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORGED));
        assertThat(Snapshot.read(stream(unsigned), new StatusIndex(), Optional.empty()))
                .isEqualTo(feed.end());
    }

    /** What is announced is not proven before the signature at the end has been read. */
    @Test
    void aSnapshotThatAnnouncesBillionsOfEntriesTakesNoMemoryForThem() throws Exception {
        var beginning = Arrays.copyOf(signed(), 24 + 16 + 8 + 32);
        for (int announced : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 80_000_000, 16_000_000, 1_000_000}) {
            var hostile = new ByteArrayOutputStream();
            var out = new DataOutputStream(hostile);
            out.write(beginning);
            out.writeShort(1);
            out.writeByte(4);
            out.writeBytes("gost");
            out.writeInt(announced);
            out.write(new byte[1_000]);

            long before = allocated();
            assertRefused(hostile.toByteArray());
            assertThat(allocated() - before).as("octets for " + announced).isLessThan(8 << 20);
        }
    }

    @Test
    void aSnapshotOfMoreEntriesThanAreAllowedIsRefused() throws Exception {
        fill(2_000);
        var whole = signed();

        assertThatThrownBy(() -> Snapshot.read(stream(whole), new StatusIndex(), Optional.of(TestFeed.trust()), 2_000))
                .isInstanceOf(FeedRefusedException.class)
                .hasRootCauseMessage(
                        "a snapshot announces more certificates than this process is to hold in its memory");
        assertThat(Snapshot.read(stream(whole), new StatusIndex(), Optional.of(TestFeed.trust()), 2_001))
                .isEqualTo(feed.end());
    }

    @Test
    void aSnapshotWithAnIssuerTwiceOrThousandsOfThemIsRefused() throws Exception {
        var beginning = Arrays.copyOf(signed(), 24 + 16 + 8 + 32);
        for (int issuers : new int[] {2, 65_535}) {
            var hostile = new ByteArrayOutputStream();
            var out = new DataOutputStream(hostile);
            out.write(beginning);
            out.writeShort(issuers);
            for (int i = 0; i < issuers; i++) {
                out.writeByte(4);
                out.writeBytes("gost");
                out.write(new byte[256 * Integer.BYTES]);
            }
            assertThatThrownBy(() -> Snapshot.read(
                            stream(hostile.toByteArray()), new StatusIndex(), Optional.of(TestFeed.trust())))
                    .hasRootCauseMessage(
                            issuers == 2 ? "a snapshot names an issuer twice" : "a snapshot announces 65535 issuers");
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private List<SerialNumber> fill(int count) {
        var serials = new ArrayList<SerialNumber>();
        feed.issued(1);
        for (int i = 0; i < count; i++) {
            var serial = serial();
            serials.add(serial);
            index.apply(
                    random.nextInt(4) > 0
                            ? new StatusEvent.Issued(GOST, serial)
                            : new StatusEvent.Revoked(
                                    GOST, serial, TestFeed.NOW, RevocationReason.ofCode(random.nextInt(7))));
        }
        index.apply(new StatusEvent.Issued(TestFeed.RSA, serial()));
        return serials;
    }

    private SerialNumber serial() {
        return new SerialNumber(new BigInteger(159, random).setBit(158));
    }

    private byte[] signed() throws Exception {
        return written(Optional.of(TestFeed.signer()));
    }

    private byte[] written(Optional<FeedSigner> signer) throws Exception {
        var out = new ByteArrayOutputStream();
        Snapshot.write(out, feed.end(), index, signer);
        return out.toByteArray();
    }

    private static ByteArrayInputStream stream(byte[] octets) {
        return new ByteArrayInputStream(octets);
    }

    private static void assertRefused(byte[] octets) {
        assertThatThrownBy(() -> Snapshot.read(stream(octets), new StatusIndex(), Optional.of(TestFeed.trust())))
                .isInstanceOf(FeedRefusedException.class);
    }
}
