package kz.kualik.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.DerCursor.Element;
import org.junit.jupiter.api.Test;

/** The quick way of reading entries must never say yes where the thorough one says no, nor the other way round. */
class EntryScannerTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30Z");

    @Test
    void whateverIsDamagedIsJudgedAsTheThoroughReaderJudgesIt() throws Exception {
        var random = new Random(5280);
        int accepted = 0;
        for (int i = 0; i < 40_000; i++) {
            var entry = damaged(entry(random), random);
            var thorough = thorough(entry);
            assertThat(quick(entry)).isEqualTo(thorough);
            accepted += thorough ? 1 : 0;
        }
        assertThat(accepted).isBetween(1_000, 39_000);
    }

    private static boolean quick(byte[] entries) {
        try {
            new EntryScanner(entries, 0, entries.length).requireReadable();
            return true;
        } catch (MalformedCrlException | IOException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean thorough(byte[] entries) {
        try {
            var cursor = new DerCursor(entries, 0, entries.length);
            while (cursor.hasMore()) {
                CrlEntryReader.read(cursor.next(Element.SEQUENCE, "an entry"));
            }
            return true;
        } catch (MalformedCrlException | IOException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static byte[] entry(Random random) throws IOException {
        var reasons = RevocationReason.values();
        var out = new ByteArrayOutputStream();
        new EntryEncoder(out)
                .write(new RevokedCertificate(
                        new SerialNumber(new BigInteger(1 + random.nextInt(159), random)),
                        TIME.minusSeconds(random.nextInt(1_000_000_000)),
                        Optional.of(reasons[random.nextInt(reasons.length)]).filter(reason -> random.nextBoolean())));
        return out.toByteArray();
    }

    /** One octet changed, or the end cut off, or nothing. */
    private static byte[] damaged(byte[] entry, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> entry[random.nextInt(entry.length)] = (byte) random.nextInt(256);
            case 1 -> entry[random.nextInt(entry.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                return java.util.Arrays.copyOf(entry, random.nextInt(entry.length) + 1);
            }
            default -> {
                // As it is.
            }
        }
        return entry;
    }
}
