package kz.kualik.responder.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatFindsTheDiskFullKeepsWhatItHeldAndLeavesNoRemains() throws Exception {
        var file = folder.resolve("snapshot");
        OwnerFiles.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> OwnerFiles.replace(file, channel -> {
                    var _ = channel.write(ByteBuffer.allocate(10));
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
