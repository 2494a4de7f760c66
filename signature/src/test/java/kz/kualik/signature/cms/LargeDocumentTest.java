package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of 128 MiB, the largest that are promised. */
class LargeDocumentTest {

    private static final long SIZE = 128L << 20;

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));
    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @Test
    void aDetachedSignatureIsMadeAndCheckedWithoutHoldingTheContent() throws Exception {
        var content = new RepeatedContent(SIZE);
        var key = List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256));

        var signed = signer.sign(content, CmsForm.DETACHED, key);

        assertThat(reader.read(signed, Optional.of(content), List.of()))
                .extracting(SignatureFacts::integrity)
                .containsExactly(Integrity.intact());
    }

    @Test
    void anAttachedSignatureIsStreamedOutAndReadWithoutASecondCopy(@TempDir Path folder) throws Exception {
        var content = new RepeatedContent(SIZE);
        var file = folder.resolve("large.cms");
        try (OutputStream out = Files.newOutputStream(file)) {
            signer.sign(content, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)), out);
        }

        var facts = reader.read(Files.readAllBytes(file), Optional.empty(), List.of());

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
    }

    /** The same octet over and over. */
    private record RepeatedContent(long size) implements DocumentContent {

        @Override
        public InputStream open() {
            return new InputStream() {

                private long left = size;

                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    if (left == 0) {
                        return -1;
                    }
                    var chunk = (int) Math.min(length, left);
                    Arrays.fill(target, offset, offset + chunk, (byte) 'q');
                    left -= chunk;
                    return chunk;
                }
            };
        }
    }
}
