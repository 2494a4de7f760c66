package kz.kualik.signer.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which program listens on a port of this computer, so that a person can be told by name (Linux). */
public final class PortOwner {

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    private final Path proc;

    /** The computer's own tables. */
    public static PortOwner ofThisComputer() {
        return new PortOwner(Path.of("/proc"));
    }

    PortOwner(Path proc) {
        this.proc = proc;
    }

    /** The program's name and process number; nothing if it is not known or another user's. */
    public Optional<String> of(int port) {
        return inode(port).flatMap(this::holder);
    }

    private Optional<String> inode(int port) {
        var suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> rows(proc.resolve(table)))
                .filter(row ->
                        row.length > INODE && row[STATE].equals(LISTENING) && row[LOCAL_ADDRESS].endsWith(suffix))
                .map(row -> row[INODE])
                .findFirst();
    }

    private static Stream<String[]> rows(Path table) {
        try (var lines = Files.lines(table)) {
            return lines.skip(1).map(line -> line.strip().split("\\s+")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
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
