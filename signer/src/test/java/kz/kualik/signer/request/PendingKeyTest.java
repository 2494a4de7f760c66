package kz.kualik.signer.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingKeyTest {

    @Test
    void aKeyThatWasWrittenDownIsErasedAndTheOneInTheFileIsWhole(@TempDir Path folder) throws Exception {
        var algorithm = KeyAlgorithm.GOST_2015_512;
        var pair = TestPeople.ENGINE.generateKeyPair(algorithm);
        var request = new CertificationRequestBuilder(new X500Name("CN=Person"))
                .build(pair, algorithm.defaultSignature(), TestPeople.ENGINE);
        var file = folder.resolve("x" + PendingFile.ENDING);
        var pending = new PendingFile(TestPeople.ENGINE, new SecureRandom());
        try (var password = Password.of(TestPeople.PASSWORD.toCharArray())) {
            try (var key = new PendingKey(pair.getPrivate(), request)) {
                pending.write(file, List.of(key), password);
            }
            assertThat(pair.getPrivate().isDestroyed()).isTrue();
            try (var again = pending.open(file, password).getFirst()) {
                assertThat(TestPeople.ENGINE.belongTogether(again.key(), request.publicKeyInfo()))
                        .isTrue();
            }
        }
    }
}
