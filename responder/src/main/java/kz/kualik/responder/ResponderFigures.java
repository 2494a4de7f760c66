package kz.kualik.responder;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.kualik.responder.ocsp.AnswerCounts;

/**
 * What a responder tells whoever watches it.
 *
 * @param answers to OCSP questions since the start, of each kind
 * @param givesTimeStamps whether its clock can be believed at present
 * @param clockAhead by how much the clock was ahead of its reference at the last comparison; empty if it was never compared
 */
public record ResponderFigures(
        Map<AnswerCounts.Kind, Long> answers, boolean givesTimeStamps, Optional<Duration> clockAhead) {}
