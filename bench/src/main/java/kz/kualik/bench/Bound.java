package kz.kualik.bench;

/**
 * What the project promises of a measurement.
 *
 * @param subject the figure itself or its ratio to the reference
 * @param direction which side of the limit is the good one
 * @param limit in the measurement's unit, or the ratio
 */
record Bound(Subject subject, Direction direction, double limit) {

    /** What is bounded. */
    enum Subject {
        VALUE,
        RATIO
    }

    /** Where the limit lies. */
    enum Direction {
        AT_LEAST,
        AT_MOST
    }

    static Bound valueAtLeast(double limit) {
        return new Bound(Subject.VALUE, Direction.AT_LEAST, limit);
    }

    static Bound valueAtMost(double limit) {
        return new Bound(Subject.VALUE, Direction.AT_MOST, limit);
    }

    static Bound ratioAtLeast(double limit) {
        return new Bound(Subject.RATIO, Direction.AT_LEAST, limit);
    }

    static Bound ratioAtMost(double limit) {
        return new Bound(Subject.RATIO, Direction.AT_MOST, limit);
    }

    boolean isOnRatio() {
        return subject == Subject.RATIO;
    }

    boolean isKeptBy(Measurement measurement) {
        double figure = switch (subject) {
            case VALUE -> measurement.value();
            case RATIO -> measurement.ratio().orElseThrow();
        };
        return switch (direction) {
            case AT_LEAST -> figure >= limit;
            case AT_MOST -> figure <= limit;
        };
    }

    /** For example {@code ratio >= 0.8} or {@code <= 10}. */
    @Override
    public String toString() {
        return (isOnRatio() ? "ratio " : "")
                + (direction == Direction.AT_LEAST ? ">= " : "<= ")
                + Figures.compact(limit);
    }
}
