package kz.kualik.signature.facts;

import java.util.Optional;

/**
 * A time-stamp together with the chain of its authority.
 *
 * @param timeStamp what the token says
 * @param chain the authority's chain; absent if the authority's certificate is not at hand
 */
public record ExaminedTimeStamp(TimeStampFacts timeStamp, Optional<ChainFacts> chain) {}
