package kz.kualik.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SerialNumberGeneratorTest {

    private final SerialNumberGenerator generator = new SerialNumberGenerator(new SecureRandom());

    @Test
    void everyNumberIsPositiveAndFitsInTwentyOctets() {
        assertThat(Stream.generate(generator::next).limit(2_000)).allSatisfy(serial -> {
            assertThat(serial.value().signum()).isEqualTo(1);
            assertThat(serial.toOctets()).hasSizeLessThanOrEqualTo(20);
        });
    }

    @Test
    void noNumberComesTwice() {
        var seen = new HashSet<SerialNumber>();
        Stream.generate(generator::next).limit(2_000).forEach(seen::add);

        assertThat(seen).hasSize(2_000);
    }
}
