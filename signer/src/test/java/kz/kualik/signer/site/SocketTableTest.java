package kz.kualik.signer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTableTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    private void table(String name, String... rows) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net").resolve(name), HEAD + String.join("\n", rows) + "\n");
    }

    @Test
    void aSocketIsFoundByBothItsEnds() throws IOException {
        table(
                "tcp",
                "   0: 0100007F:350B 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1",
                "   1: 0100007F:C001 0100007F:350B 01 00000000:00000000 00:00000000 00000000  1001        0 4243 1");
        var sockets = new SocketTable(proc);

        assertThat(sockets.find(0xC001, socket -> socket.localPort() == 0xC001 && socket.remotePort() == 13579))
                .hasValueSatisfying(socket -> assertThat(socket.user()).isEqualTo(1001));
        assertThat(sockets.find(13579, SocketTable.Socket::isListening))
                .hasValueSatisfying(socket -> assertThat(socket.inode()).isEqualTo("4242"));
        assertThat(sockets.find(1, socket -> socket.localPort() == 1)).isEmpty();
    }

    @Test
    void bothTablesAreLookedInto() throws IOException {
        table("tcp");
        table(
                "tcp6",
                "   0: 00000000000000000000000001000000:350B 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000 00:00000000 00000000  1000        0 77 1");
        assertThat(new SocketTable(proc).find(13579, socket -> socket.localPort() == 13579))
                .isPresent();
    }

    @Test
    void aTableThatIsNotThereOrStrangeHoldsNothing() throws IOException {
        assertThat(new SocketTable(proc).isThere()).isFalse();
        assertThat(new SocketTable(proc).find(1, socket -> true)).isEmpty();
        table("tcp", "   0: rubbish", "   0: x:0001 y:zz 0A 0 0 0 0 0 0 0");
        assertThat(new SocketTable(proc).isThere()).isTrue();
        assertThat(new SocketTable(proc).find(1, socket -> true)).isEmpty();
    }
}
