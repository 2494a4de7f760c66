package kz.kualik.signer.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out which program listens on a port of this computer, so that a person can be told by name (Linux). */
public final class PortOwner {

    private final Path proc;
    private final SocketTable table;

    /** The computer's own tables. */
    public static PortOwner ofThisComputer() {
        return new PortOwner(Path.of("/proc"));
    }

    PortOwner(Path proc) {
        this.proc = proc;
        this.table = new SocketTable(proc);
    }

    /** The program's name and process number; nothing if it is not known or another user's. */
    public Optional<String> of(int port) {
        return table.all(port, socket -> socket.isListening() && socket.local().getPort() == port).stream()
                .findFirst()
                .flatMap(socket -> holder(socket.inode()));
    }

    private Optional<String> holder(String inode) {
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, inode)) {
                    var name = Files.readString(process.resolve("comm"), StandardCharsets.UTF_8);
                    return Optional.of(name.strip() + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String inode) {
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (Files.readSymbolicLink(file).toString().equals("socket:[" + inode + "]")) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that has just ended.
            return false;
        }
        return false;
    }
}
