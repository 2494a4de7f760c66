package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatheringTest {

    @Test
    void framesOfEveryLengthAreJoinedAsTheyCame() {
        var random = new Random(7);
        try (var gathering = new Gathering()) {
            var expected = new ByteArrayOutputStream();
            for (var i = 0; i < 200; i++) {
                var frame = new byte[i % 20 == 0 ? random.nextInt(2_000_000) : random.nextInt(1_000)];
                random.nextBytes(frame);
                gathering.add(frame);
                expected.writeBytes(frame);
            }
            assertThat(gathering.size()).isEqualTo(expected.size());
            assertThat(gathering.message()).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void whatIsForgottenIsForgottenOnce() {
        var gathering = new Gathering();
        gathering.add(new byte[10]);
        gathering.close();
        gathering.close();
        assertThatThrownBy(gathering::message).isInstanceOf(IllegalStateException.class);
    }
}
