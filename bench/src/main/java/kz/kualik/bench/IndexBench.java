package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The responder's index of ten million certificates: how much memory a process with it takes, and how long it takes to fill it
 * from a snapshot on the disk, to its first answer. Beside it a plain sequential read of the same file by another process of
 * the same kind, and the memory of an ordinary hash map for as many entries (measured with a tenth of them).
 */
public final class IndexBench {

    private static final int ENTRIES = 10_000_000;
    private static final int MAP_ENTRIES = ENTRIES / 10;
    private static final double MOST_MEGABYTES = 700;
    private static final double MOST_SECONDS = 20;

    private IndexBench() {}

    /** Runs alone. */
    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    static List<Measurement> run(PrintStream out) throws IOException {
        return measure(out, ENTRIES, MAP_ENTRIES);
    }

    static List<Measurement> measure(PrintStream out, int entries, int mapEntries) throws IOException {
        var folder = Files.createTempDirectory("kualik-bench-index");
        var snapshot = folder.resolve("snapshot");
        try {
            out.printf("making a snapshot of %d entries%n", entries);
            child(folder, "make", "-Xmx1400m", "make", snapshot.toString(), Integer.toString(entries));
            out.printf("%d octets%n", Files.size(snapshot));
            var read = child(folder, "read", "-Xmx64m", "read", snapshot.toString());
            var load = child(folder, "load", heapFor(entries), "load", snapshot.toString());
            var map = child(folder, "map", "-Xmx900m", "map", Integer.toString(mapEntries));
            double mapMegabytes = map[0] * entries / mapEntries;
            out.printf(
                    "loaded in %.1f s (a plain read: %.1f s), %.0f MB (a hash map: about %.0f MB)%n",
                    load[1], read[1], load[0], mapMegabytes);
            return List.of(
                    Measurement.of("memory of the process with " + entries + " entries", load[0], "MB")
                            .beside("java.util.HashMap, extrapolated", mapMegabytes)
                            .bounded(Bound.valueAtMost(MOST_MEGABYTES)),
                    Measurement.of("start from the snapshot", load[1], "s")
                            .beside("plain read of the file", read[1])
                            .bounded(Bound.valueAtMost(MOST_SECONDS)));
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** What the entries need at 25 octets and four fifths of fullness, and something for the rest of the process. */
    private static String heapFor(int entries) {
        return "-Xmx" + (entries / 30_000 + 180) + "m";
    }

    /** Megabytes and seconds, as the child says them. */
    private static double[] child(Path folder, String name, String heap, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmn48m", heap, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), IndexBenchChild.class.getName()));
        command.addAll(List.of(words));
        try (var process = ChildProcess.start(name, 1, folder, command)) {
            var said = process.readLine().split(" ", -1);
            return new double[] {Double.parseDouble(said[0]), Double.parseDouble(said[1])};
        }
    }
}
