package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.junit.jupiter.api.Test;

/** What becomes of a document when octets in it change: covered ones break it, and none crashes the reader. */
class DamagedCmsTest {

    private static final long SEED = 20261122;
    private static final DocumentContent CONTENT =
            DocumentContent.of("five hundred tenge".getBytes(StandardCharsets.UTF_8));

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));
    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @Test
    void everyBitOfContentAndSignedAttributesIsCovered() throws Exception {
        var encoded = signer.sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)));
        var parts = CmsDocument.parse(encoded).parts();
        var signerFields = parts.signerInfos().children().getFirst().children();

        assertThat(survivors(encoded, parts.encapsulatedContent())).isEmpty();
        assertThat(survivors(encoded, signerFields.get(1))).isEmpty();
        assertThat(survivors(encoded, signerFields.get(3))).isEmpty();
    }

    @Test
    void everyBitOfAGostSignatureValueCounts() throws Exception {
        var encoded = signer.sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.GOST_2015_512)));
        var signerFields = CmsDocument.parse(encoded)
                .parts()
                .signerInfos()
                .children()
                .getFirst()
                .children();

        assertThat(survivorsOfOneBitAnOctet(encoded, signerFields.get(5))).isEmpty();
    }

    @Test
    void everyOctetOfAnRsaSignatureValueCounts() throws Exception {
        var encoded = signer.sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.RSA_2048)));
        var signerFields = CmsDocument.parse(encoded)
                .parts()
                .signerInfos()
                .children()
                .getFirst()
                .children();

        assertThat(survivorsOfOneBitAnOctet(encoded, signerFields.get(5))).isEmpty();
    }

    @Test
    void randomDamageIsNeverMoreThanUnreadable() throws Exception {
        var encoded = signer.withTimeStamps(new TestTimeStampAuthority(KeyAlgorithm.ECDSA_P256))
                .sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)));
        var random = new Random(SEED);
        var unreadable = 0;
        var rounds = 3000;
        for (var i = 0; i < rounds; i++) {
            var damaged = damaged(encoded, random);
            try {
                reader.read(damaged, Optional.of(CONTENT), List.of());
            } catch (UnreadableDocumentException e) {
                unreadable++;
            }
        }

        assertThat(unreadable).isBetween(1, rounds - 1);
    }

    @Test
    void everyTruncationIsUnreadable() throws Exception {
        var encoded = signer.sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)));
        var readable = new ArrayList<Integer>();
        for (var length = 0; length < encoded.length; length++) {
            if (isReadable(Arrays.copyOf(encoded, length))) {
                readable.add(length);
            }
        }

        assertThat(readable).isEmpty();
    }

    private boolean isReadable(byte[] encoded) {
        try {
            CmsDocument.parse(encoded);
            return true;
        } catch (UnreadableDocumentException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] encoded, Random random) {
        var damaged = encoded.clone();
        var changes = 1 + random.nextInt(4);
        for (var i = 0; i < changes; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private List<Integer> survivors(byte[] encoded, BerElement element) {
        var survivors = new ArrayList<Integer>();
        for (var at = element.start(); at < element.end(); at++) {
            for (var bit = 0; bit < 8; bit++) {
                if (isIntactWithFlipped(encoded, at, bit)) {
                    survivors.add(at);
                }
            }
        }
        return survivors;
    }

    private List<Integer> survivorsOfOneBitAnOctet(byte[] encoded, BerElement element) {
        var survivors = new ArrayList<Integer>();
        var random = new Random(SEED);
        for (var at = element.start(); at < element.end(); at++) {
            if (isIntactWithFlipped(encoded, at, random.nextInt(8))) {
                survivors.add(at);
            }
        }
        return survivors;
    }

    private boolean isIntactWithFlipped(byte[] encoded, int at, int bit) {
        var flipped = encoded.clone();
        flipped[at] ^= (byte) (1 << bit);
        try {
            return reader.read(flipped, Optional.empty(), List.of()).stream()
                    .map(SignatureFacts::integrity)
                    .anyMatch(Integrity.intact()::equals);
        } catch (UnreadableDocumentException e) {
            return false;
        }
    }
}
