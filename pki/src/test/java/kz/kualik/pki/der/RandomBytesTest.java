package kz.kualik.pki.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the readers answer with a value or with their own exception. */
class RandomBytesTest {

    private static final int ROUNDS = 30_000;
    private static final byte[] SEED = HexFormat.of()
            .parseHex("3042310b300906035504061302" + "4b5a" + "30800c0164" + "24800403010203040100" + "0000" + "0000"
                    + "a003020105030206c0170d3236313132323130303030305a0101ff0a0103");

    @Test
    void mutatedBytesNeverBreakTheReaders() {
        var random = new Random(20261122);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = SEED.clone();
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read += attempt(bytes);
        }
        assertThat(read).isBetween(1, ROUNDS * 3);
    }

    @Test
    void noiseNeverBreaksTheReaders() {
        var random = new Random(42);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextBoolean()) {
                bytes[0] = 0x30;
                bytes[1] = (byte) (bytes.length - 2);
            }
            read += attempt(bytes);
        }
        assertThat(read).isPositive();
    }

    private static int attempt(byte[] bytes) {
        int succeeded = 0;
        try {
            BoundedAsn1.read(bytes, 1_000);
            succeeded++;
        } catch (Asn1Exception e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        try {
            StrictDer.requireDer(bytes, 1_000);
            succeeded++;
        } catch (Asn1Exception e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        try {
            PemOrDer.decode(bytes, 1_000);
            succeeded++;
        } catch (Asn1Exception e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        return succeeded;
    }
}
