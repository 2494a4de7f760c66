package kz.kualik.responder.ocsp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The three times of an answer (RFC 6960, section 2.4), in whole seconds.
 *
 * @param producedAt when it is signed
 * @param thisUpdate the latest moment of which everything is known; not after producedAt
 * @param nextUpdate until when it may be kept, counted from thisUpdate
 */
record AnswerTimes(Instant producedAt, Instant thisUpdate, Optional<Instant> nextUpdate) {

    /**
     * Of an answer that is signed now.
     *
     * @param known {@link kz.kualik.responder.status.StatusIndex#knownUntil}, asked before the status was looked up
     */
    static AnswerTimes of(Instant now, Instant known, OcspRules rules) {
        var thisUpdate = known.truncatedTo(ChronoUnit.SECONDS);
        return new AnswerTimes(
                now.truncatedTo(ChronoUnit.SECONDS),
                thisUpdate,
                rules.validity().map(thisUpdate::plus));
    }

    /** The news are so old that whoever got the answer could not use it. */
    boolean isOver() {
        return nextUpdate.filter(end -> !end.isAfter(producedAt)).isPresent();
    }
}
