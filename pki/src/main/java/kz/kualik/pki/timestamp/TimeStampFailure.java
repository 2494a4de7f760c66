package kz.kualik.pki.timestamp;

import java.util.Optional;

/** Why a time-stamp was refused: PKIFailureInfo (RFC 3161, section 2.4.2). */
public enum TimeStampFailure {
    /** Unrecognized or unsupported algorithm identifier. */
    BAD_ALGORITHM(0),
    /** Transaction not permitted or supported. */
    BAD_REQUEST(2),
    /** The data submitted has the wrong format. */
    BAD_DATA_FORMAT(5),
    /** The authority's time source is not available. */
    TIME_NOT_AVAILABLE(14),
    /** The requested policy is not supported. */
    UNACCEPTED_POLICY(15),
    /** The requested extension is not supported. */
    UNACCEPTED_EXTENSION(16),
    /** The additional information requested could not be understood or is not available. */
    ADDITIONAL_INFORMATION_NOT_AVAILABLE(17),
    /** The request cannot be handled due to system failure. */
    SYSTEM_FAILURE(25);

    private final int bit;

    TimeStampFailure(int bit) {
        this.bit = bit;
    }

    /** The number of the bit in PKIFailureInfo, counted from the left. */
    public int bit() {
        return bit;
    }

    static Optional<TimeStampFailure> firstIn(byte[] bits) {
        for (var failure : values()) {
            int index = failure.bit / 8;
            if (index < bits.length && (bits[index] & (0x80 >> (failure.bit % 8))) != 0) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }
}
