package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A thousand signatures over one socket: no answer is lost, and nothing of them stays behind. */
class ThousandSignaturesTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SIGNATURES = 1_000;
    private static final int AHEAD = 8;
    private static final int VERIFIED_EACH = 50;
    private static final int DOCUMENT = 30_000;

    /** All documents together have 30 MB, their messages 40 MB, their answers 41 MB. */
    private static final long LARGEST_GROWTH = 8L * 1024 * 1024;

    @Test
    void everyRequestIsAnsweredInItsTurnAndNothingStaysBehind(@TempDir Path folder) throws Exception {
        try (var signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
                var page = signer.page()) {
            sign(page, new Random(1), 0, 100);
            var heap = heapInUse();
            var files = openFiles();

            sign(page, new Random(2), 100, 100 + SIGNATURES);

            signer.awaitNothingHeld();
            assertThat(page.hasMore()).isFalse();
            assertThat(signer.journal()).hasSize(100 + SIGNATURES);
            assertThat(signer.journal().stream()
                            .map(entry -> entry.documents().getFirst().digest())
                            .distinct())
                    .hasSize(100 + SIGNATURES);
            assertThat(heapInUse() - heap).as("octets of the heap").isLessThan(LARGEST_GROWTH);
            assertThat(openFiles() - files).as("open files").isLessThanOrEqualTo(2);
        }
    }

    private static void sign(Page page, Random random, int from, int to) throws Exception {
        var sent = from;
        for (var awaited = from; awaited < to; awaited++) {
            for (; sent < Math.min(to, awaited + AHEAD); sent++) {
                page.send(request(random, sent));
            }
            var answer = MAPPER.readTree(page.next());
            assertThat(answer.path("uuid").asInt()).isEqualTo(awaited);
            assertThat(answer.path("status").asBoolean()).as("%s", awaited).isTrue();
            if (awaited % VERIFIED_EACH == 0) {
                verify(answer.path("body").path("result").path(0).asString());
            }
        }
    }

    private static String request(Random random, int number) {
        var document = new byte[DOCUMENT];
        random.nextBytes(document);
        return "{\"uuid\":" + number + ",\"module\":\"kz.gov.pki.knca.basics\",\"method\":\"sign\",\"args\":{"
                + "\"format\":\"cms\",\"data\":\"" + Base64.getEncoder().encodeToString(document)
                + "\",\"signingParams\":{\"decode\":true},\"signerParams\":{\"chain\":[]}}}";
    }

    private static void verify(String pem) throws Exception {
        var signer = TestPeople.certificate(TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var verifier = new DocumentVerifier(
                TestPeople.ENGINE,
                new TrustStore(List.of(signer), List.of()),
                RevocationSource.none(),
                RevocationSource.none());
        assertThat(verifier.verify(
                                PemOrDer.decodeSingle(pem.getBytes(StandardCharsets.US_ASCII), 1_000_000),
                                Optional.empty(),
                                Optional.empty(),
                                ValidationPolicy.ORDINARY,
                                RunningSigner.NOW)
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
