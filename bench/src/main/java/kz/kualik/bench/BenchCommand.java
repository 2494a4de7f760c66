package kz.kualik.bench;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./kualik bench [NAME]}: runs one measurement or all of them, each in its own time. */
@Command(
        name = "kualik bench",
        mixinStandardHelpOptions = true,
        description = "Measures gost, ocsp or issuance, or all, each beside a reference in the same run.")
public final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "all", description = "gost, ocsp, issuance or all")
    private String name = "all";

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var measurements = measurements();
        if (!name.equals("all") && !measurements.containsKey(name)) {
            System.err.println("kualik bench: there is no measurement '" + name + "'; there are: "
                    + String.join(", ", measurements.keySet()));
            return CommandLine.ExitCode.USAGE;
        }
        for (var measurement : measurements.entrySet()) {
            if (name.equals("all") || name.equals(measurement.getKey())) {
                System.out.println("== " + measurement.getKey());
                measurement.getValue().run();
                System.out.println();
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static SequencedMap<String, Measurement> measurements() {
        var measurements = new LinkedHashMap<String, Measurement>();
        measurements.put("gost", () -> GostBench.run(System.out));
        measurements.put("ocsp", () -> OcspBench.run(System.out));
        measurements.put("issuance", () -> IssuanceBench.run(System.out));
        return measurements;
    }

    /** Prints its figures and their reference. */
    @FunctionalInterface
    private interface Measurement {
        void run() throws Exception;
    }
}
