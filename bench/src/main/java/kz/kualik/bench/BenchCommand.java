package kz.kualik.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./kualik bench [NAME]}: runs one bench or all of them. All together leave a table as text and Markdown; one that
 * fails does not stop the others, but the command ends with an error then.
 */
@Command(
        name = "kualik bench",
        mixinStandardHelpOptions = true,
        description = "Measures, each figure beside a reference in the same run.")
public final class BenchCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = ALL,
            description = "gost, ocsp, issuance, crl, lookup, index, signer or all (default: all)")
    private String name = ALL;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the table is written (default: target/bench below the project)")
    private @Nullable Path out;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var benches = benches();
        if (!name.equals(ALL) && !benches.containsKey(name)) {
            System.err.println("kualik bench: there is no measurement '" + name + "'; there are: "
                    + String.join(", ", benches.keySet()));
            return CommandLine.ExitCode.USAGE;
        }
        var results = new ArrayList<BenchResult>();
        for (var bench : benches.entrySet()) {
            if (name.equals(ALL) || name.equals(bench.getKey())) {
                System.out.println("== " + bench.getKey());
                results.add(run(bench.getKey(), bench.getValue()));
                System.out.println();
            }
        }
        write(results);
        return results.stream().allMatch(result -> result.failure().isEmpty())
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static BenchResult run(String name, Bench bench) {
        try {
            return BenchResult.measured(name, bench.run(System.out));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BenchResult.failed(name, e);
        } catch (Exception e) {
            e.printStackTrace();
            return BenchResult.failed(name, e);
        }
    }

    private void write(List<BenchResult> results) throws IOException {
        var table = new BenchTable(new Machine(Clock.systemUTC()).describe(), results);
        System.out.println(table.text());
        var folder = Files.createDirectories(folder());
        var text = folder.resolve(name + ".txt");
        var markdown = folder.resolve(name + ".md");
        Files.writeString(text, table.text());
        Files.writeString(markdown, table.markdown());
        System.out.println("written: " + text + " and " + markdown);
    }

    /** The launcher says where the project lies; without it the working directory is taken for it. */
    private Path folder() {
        if (out != null) {
            return out;
        }
        var root = Optional.ofNullable(System.getenv("KUALIK_ROOT")).orElse("");
        return Path.of(root, "target", "bench").toAbsolutePath();
    }

    private static SequencedMap<String, Bench> benches() {
        var benches = new LinkedHashMap<String, Bench>();
        benches.put("gost", GostBench::run);
        benches.put("ocsp", OcspBench::run);
        benches.put("issuance", IssuanceBench::run);
        benches.put("crl", CrlBench::run);
        benches.put("lookup", LookupBench::run);
        benches.put("index", IndexBench::run);
        benches.put("signer", SignerBench::run);
        return benches;
    }
}
