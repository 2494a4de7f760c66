package kz.kualik.bench;

import java.util.Optional;

/**
 * One figure that a bench has found, with what it stands beside and what it is held to. Every bench gives a list of them;
 * the table of {@code bench all} is made of nothing else.
 *
 * @param name what was measured, for example {@code OCSP with nonce, P-256}; unique in its bench
 * @param value the figure
 * @param unit of the figure and of its reference, for example {@code 1/s}, {@code s}, {@code ms}
 * @param reference what did comparable work in the same run
 * @param bound what the project promises
 */
record Measurement(String name, double value, String unit, Optional<Reference> reference, Optional<Bound> bound) {

    /**
     * What the figure stands beside.
     *
     * @param name what did the comparable work, for example {@code nginx, static file}
     * @param value its figure, in the measurement's unit
     */
    record Reference(String name, double value) {}

    Measurement {
        if (bound.filter(Bound::isOnRatio).isPresent() && reference.isEmpty()) {
            throw new IllegalArgumentException(name + ": a ratio is bounded, so there must be a reference");
        }
    }

    /** A figure alone; a reference and a bound may follow. */
    static Measurement of(String name, double value, String unit) {
        return new Measurement(name, value, unit, Optional.empty(), Optional.empty());
    }

    /** The same beside a reference in the same unit. */
    Measurement beside(String referenceName, double referenceValue) {
        return new Measurement(name, value, unit, Optional.of(new Reference(referenceName, referenceValue)), bound);
    }

    /** The same with what is promised of it. To be called after {@link #beside} if the ratio is bounded. */
    Measurement bounded(Bound promised) {
        return new Measurement(name, value, unit, reference, Optional.of(promised));
    }

    /** The figure divided by its reference. */
    Optional<Double> ratio() {
        return reference.map(beside -> value / beside.value());
    }

    /** Whether the bound is kept; empty where nothing is promised. */
    Optional<Boolean> isBoundKept() {
        return bound.map(promised -> promised.isKeptBy(this));
    }
}
