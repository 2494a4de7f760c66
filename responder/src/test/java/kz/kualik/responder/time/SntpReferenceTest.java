package kz.kualik.responder.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of the test's own on this machine, honest or not. */
class SntpReferenceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.250Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final long ERA_0 = 2_208_988_800L;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatagramSocket server = socket();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theClockIsComparedWithTheServer() throws Exception {
        answer(question -> honest(question, NOW.plusSeconds(3)));

        var reading = reference().compare(CLOCK);

        assertThat(reading.ahead()).isBetween(Duration.ofSeconds(-3), Duration.ofMillis(-500));
        assertThat(reading.ahead().abs().plus(reading.uncertainty())).isGreaterThanOrEqualTo(Duration.ofMillis(2_999));
    }

    @Test
    void timesAfter2036AreOfTheNextEra() throws Exception {
        var later = Instant.parse("2041-01-01T00:00:00Z");
        answer(question -> honest(question, later));

        var reading = reference().compare(Clock.fixed(later, ZoneOffset.UTC));

        assertThat(reading.ahead()).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(5));
    }

    @Test
    void theDispersionOfTheServerMakesTheReadingUncertain() throws Exception {
        answer(question ->
                ByteBuffer.wrap(honest(question, NOW)).putInt(8, 2 << 16).array());

        assertThat(reference().compare(CLOCK).uncertainty()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        answer(question ->
                ByteBuffer.wrap(honest(question, NOW)).putLong(24, 42).array());

        assertRefused("answers another question");
    }

    @Test
    void aServerThatHasNoTimeIsNone() {
        answer(question -> ByteBuffer.wrap(honest(question, NOW))
                .put(0, (byte) 0b11_100_100)
                .array());

        assertRefused("is not synchronised itself");
    }

    @Test
    void aKissOfDeathIsARefusal() {
        answer(question ->
                ByteBuffer.wrap(honest(question, NOW)).put(1, (byte) 0).array());

        assertRefused("refuses to tell the time");
    }

    @Test
    void anotherClientIsNoServer() {
        answer(question -> ByteBuffer.wrap(honest(question, NOW))
                .put(0, (byte) 0b00_100_011)
                .array());

        assertRefused("does not answer as a server");
    }

    @Test
    void tooFewOctetsAreNoAnswer() {
        answer(question -> Arrays.copyOf(honest(question, NOW), 47));

        assertRefused("answers with too few octets");
    }

    @Test
    void aSilentServerIsLeftAfterTheTime() {
        var silent = new SntpReference(address(), Duration.ofMillis(50));

        assertThatThrownBy(() -> silent.compare(CLOCK))
                .isInstanceOf(UnreachableTimeReferenceException.class)
                .hasMessageContaining("the time reference 127.0.0.1:" + server.getLocalPort() + " does not answer");
    }

    @Test
    void aNameWithoutAnAddressIsUnreachable() {
        var nowhere = new SntpReference(InetSocketAddress.createUnresolved("no.such.invalid", 123), PATIENCE);

        assertThatThrownBy(() -> nowhere.compare(CLOCK))
                .isInstanceOf(UnreachableTimeReferenceException.class)
                .hasMessageContaining("has no address");
    }

    @Test
    void ofSeveralServersTheMiddleOneCounts() throws Exception {
        var lying = new MedianReference(List.of(ahead(9_000), ahead(10), ahead(-20)));
        var half = new MedianReference(List.of(ahead(10), silent()));
        var most = new MedianReference(List.of(ahead(10), silent(), ahead(30)));

        assertThat(lying.compare(CLOCK).ahead()).isEqualTo(Duration.ofMillis(10));
        assertThat(most.compare(CLOCK).ahead()).isEqualTo(Duration.ofMillis(10));
        assertThatThrownBy(() -> half.compare(CLOCK)).isInstanceOf(UnreachableTimeReferenceException.class);
    }

    private static TimeReference ahead(long milliseconds) {
        var time = new TestTime();
        time.jump(Duration.ofMillis(milliseconds));
        return new TimeReference() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Reading compare(Clock clock) throws UnreachableTimeReferenceException {
                return time.compare(time.clock());
            }
        };
    }

    private static TimeReference silent() {
        var time = new TestTime();
        time.beSilent(true);
        return time;
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> reference().compare(CLOCK))
                .isInstanceOf(UnreachableTimeReferenceException.class)
                .hasMessageContaining(words);
    }

    private SntpReference reference() {
        return new SntpReference(address(), PATIENCE);
    }

    private InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort());
    }

    /** Answers one question. */
    private void answer(UnaryOperator<byte[]> answer) {
        Thread.ofVirtual().start(() -> {
            var packet = new DatagramPacket(new byte[100], 100);
            try {
                server.receive(packet);
                var octets = answer.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
                server.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] honest(byte[] question, Instant time) {
        assertThat(question).hasSize(48);
        assertThat(question[0]).isEqualTo((byte) 0b00_100_011);
        return ByteBuffer.allocate(48)
                .put(0, (byte) 0b00_100_100)
                .put(1, (byte) 2)
                .putLong(24, ByteBuffer.wrap(question).getLong(40))
                .putLong(32, timestamp(time))
                .putLong(40, timestamp(time))
                .array();
    }

    private static long timestamp(Instant time) {
        long fraction = ((long) time.getNano() << 32) / 1_000_000_000L;
        return ((time.getEpochSecond() + ERA_0) << 32) | fraction;
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
