package kz.kualik.crypto.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.TestCertificates;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;

class RandomPassphraseTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();

    private static Pkcs12Entry entry() throws Exception {
        var pair = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        return Pkcs12Entry.of(pair.getPrivate(), List.of(TestCertificates.selfSigned(ENGINE, pair, "holder")));
    }

    @Test
    void aFileUnderARandomPassphraseOpensWithFewIterations() throws Exception {
        var entry = entry();
        try (var password = Password.of("pFvGx2mLqjwXb0o1nK4zR6tY8uI3cE5a".toCharArray())) {
            var file =
                    Pkcs12Writer.forRandomPassphrases(new SecureRandom()).write(entry, password, Pkcs12Dialect.MODERN);

            assertThat(Pfx.getInstance(file).getMacData().getIterationCount().intValueExact())
                    .isEqualTo(Pkcs12Writer.ITERATIONS_FOR_RANDOM_PASSPHRASES);
            assertThat(new Pkcs12Reader(ENGINE).read(file, password).entries())
                    .extracting(Pkcs12Entry::key)
                    .isEqualTo(List.of(entry.key()));
        }
    }

    @Test
    void aFileUnderAPersonsPasswordIsSlowToGuess() throws Exception {
        try (var password = Password.of("Qwerty12".toCharArray())) {
            var file = new Pkcs12Writer(new SecureRandom()).write(entry(), password, Pkcs12Dialect.MODERN);

            assertThat(Pfx.getInstance(file).getMacData().getIterationCount().intValueExact())
                    .isGreaterThanOrEqualTo(100_000);
        }
    }
}
