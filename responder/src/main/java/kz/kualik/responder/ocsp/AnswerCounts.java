package kz.kualik.responder.ocsp;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.OcspResponseStatus;

/** How many answers of each kind have been given since the start. */
public final class AnswerCounts {

    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    public AnswerCounts() {
        for (var kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** What an answer said. */
    public enum Kind {
        GOOD,
        REVOKED,
        /** That the serial number was never issued, in whichever words. */
        UNKNOWN,
        /** Of several certificates. */
        SEVERAL,
        MALFORMED_REQUEST,
        INTERNAL_ERROR,
        TRY_LATER,
        UNAUTHORIZED;

        static Kind of(CertificateStatus status) {
            return switch (status) {
                case CertificateStatus.Good _ -> GOOD;
                case CertificateStatus.Revoked _ -> REVOKED;
                case CertificateStatus.Unknown _ -> UNKNOWN;
            };
        }

        static Kind of(List<CertificateStatus> statuses) {
            return statuses.size() == 1 ? of(statuses.getFirst()) : SEVERAL;
        }

        /** Of a refusal. */
        static Kind of(OcspResponseStatus status) {
            return switch (status) {
                case MALFORMED_REQUEST -> MALFORMED_REQUEST;
                case TRY_LATER -> TRY_LATER;
                case UNAUTHORIZED -> UNAUTHORIZED;
                default -> INTERNAL_ERROR;
            };
        }

        /** As it stands in figures: small letters. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This answer goes out. */
    public void count(OcspAnswer answer) {
        Objects.requireNonNull(counts.get(answer.kind())).increment();
    }

    /** All kinds, those of which there was none too. */
    public Map<Kind, Long> all() {
        var all = new EnumMap<Kind, Long>(Kind.class);
        counts.forEach((kind, count) -> all.put(kind, count.sum()));
        return all;
    }
}
