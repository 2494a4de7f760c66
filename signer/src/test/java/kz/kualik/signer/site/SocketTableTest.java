package kz.kualik.signer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTableTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String SIGNER = "0100007F:350B";

    @TempDir
    private Path proc;

    private void table(String name, String... rows) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net").resolve(name), HEAD + String.join("", rows));
    }

    private static String row(String local, String remote, String state, long user) {
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000  " + user
                + "        0 4242 1\n";
    }

    private long self() throws IOException {
        Files.createDirectories(proc.resolve("self"));
        return ((Number) Files.getAttribute(proc.resolve("self"), "unix:uid")).longValue();
    }

    private static InetSocketAddress peer(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 0xC001);
    }

    @Test
    void aSocketIsToldWithBothItsEnds() throws IOException {
        table("tcp", row(SIGNER, "00000000:0000", "0A", 1000), row("0100007F:C001", SIGNER, "01", 1001));
        var sockets = new SocketTable(proc);

        assertThat(sockets.all(0xC001, socket -> true)).singleElement().satisfies(socket -> {
            assertThat(socket.user()).isEqualTo(1001);
            assertThat(socket.isEstablished()).isTrue();
            assertThat(socket.local()).isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0xC001));
            assertThat(socket.remote()).isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 13579));
        });
        assertThat(sockets.all(13579, SocketTable.Socket::isListening)).hasSize(1);
    }

    @Test
    void anAddressOfTheOldKindInNewClothesIsTheOldOne() throws IOException {
        table("tcp");
        table(
                "tcp6",
                row("0000000000000000FFFF00000100007F:C001", "0000000000000000FFFF00000100007F:350B", "01", self()));
        assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.1"), 13579)).isTrue();
    }

    @Test
    void somebodyElsesConnectionFromTheSamePortOfAnotherAddressIsNotOurs() throws IOException {
        var self = self();
        var ours = row("0100007F:C001", SIGNER, "01", self);
        var theirs = row("0200007F:C001", SIGNER, "01", self + 1);
        for (var rows : new String[] {ours + theirs, theirs + ours}) {
            table("tcp", rows);
            assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.1"), 13579))
                    .isTrue();
            assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.2"), 13579))
                    .isFalse();
        }
    }

    @Test
    void ourConnectionToSomebodyElsesPortOfThatNumberProvesNothing() throws IOException {
        var self = self();
        table("tcp", row("0100007F:C001", "0300007F:350B", "01", self), row("0100007F:C001", SIGNER, "01", self + 1));
        assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.1"), 13579)).isFalse();
    }

    @Test
    void whatIsOverOrStandsTwiceOrComesFromElsewhereIsNotOurs() throws IOException {
        var self = self();
        table("tcp", row("0100007F:C001", SIGNER, "06", self));
        assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.1"), 13579)).isFalse();
        table("tcp", row("0100007F:C001", SIGNER, "01", self), row("0100007F:C001", SIGNER, "01", self));
        assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.1"), 13579)).isFalse();
        table("tcp", row("0200007F:C001", SIGNER, "01", self));
        assertThat(new ConnectionOwner(proc).isOwn(peer("127.0.0.2"), 13579)).isFalse();
    }

    @Test
    void aTableThatIsNotThereOrStrangeHoldsNothing() throws IOException {
        assertThat(new SocketTable(proc).isThere()).isFalse();
        assertThat(new SocketTable(proc).all(1, socket -> true)).isEmpty();
        table("tcp", row("x:0001 ", "y:zz", "0A", 0), row("0100:0001", "0100:0001", "01", 0), "   0: rubbish\n");
        assertThat(new SocketTable(proc).isThere()).isTrue();
        assertThat(new SocketTable(proc).all(1, socket -> true)).isEmpty();
    }
}
