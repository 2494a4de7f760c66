package kz.kualik.authority.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void aListeningPortIsNamedWithItsProcess() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "needs Linux");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new PortOwner().describe(socket.getLocalPort()))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .startsWith("process " + ProcessHandle.current().pid() + " ("));
        }
    }

    @Test
    void aFreePortHasNoOwner() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(new PortOwner().describe(port)).isEmpty();
    }

    @Test
    void withoutTheKernelsTablesTheOwnerStaysUnknown() {
        assertThat(new PortOwner(Path.of("/nonexistent")).describe(443)).isEmpty();
    }
}
