package kz.kualik.bench;

/** A part of a measurement did not do its work, so that a figure would mean nothing. */
final class FailedMeasurementException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FailedMeasurementException(String part, String reason) {
        super(part + ": " + reason);
    }

    FailedMeasurementException(String part, Throwable cause) {
        super(part + ": " + cause.getMessage(), cause);
    }
}
