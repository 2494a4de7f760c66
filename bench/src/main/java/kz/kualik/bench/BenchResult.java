package kz.kualik.bench;

import java.util.List;
import java.util.Optional;

/**
 * What became of one bench of a run.
 *
 * @param bench its name on the command line
 * @param measurements its figures
 * @param failure why there are none, if it failed
 */
record BenchResult(String bench, List<Measurement> measurements, Optional<String> failure) {

    BenchResult {
        measurements = List.copyOf(measurements);
    }

    static BenchResult measured(String bench, List<Measurement> measurements) {
        return new BenchResult(bench, measurements, Optional.empty());
    }

    static BenchResult failed(String bench, Exception failure) {
        return new BenchResult(bench, List.of(), Optional.of(String.valueOf(failure.getMessage())));
    }
}
