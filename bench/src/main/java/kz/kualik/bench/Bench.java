package kz.kualik.bench;

import java.io.PrintStream;
import java.util.List;

/** Measures one thing beside its reference, says on the way what it does, and gives its figures for the common table. */
@FunctionalInterface
interface Bench {

    /**
     * Runs in its usual length.
     *
     * @return the figures; none if a tool that it needs is missing, which it has said then
     * @throws Exception whatever stopped it; the other benches of the run go on
     */
    List<Measurement> run(PrintStream out) throws Exception;
}
