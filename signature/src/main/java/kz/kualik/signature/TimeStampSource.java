package kz.kualik.signature;

import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampToken;

/** Where time-stamps (RFC 3161) come from. */
@FunctionalInterface
public interface TimeStampSource {

    /**
     * Gets a time-stamp over a digest.
     *
     * @return a token for exactly this imprint
     * @throws TimeStampUnavailableException if the authority cannot be reached, refuses, or answers wrongly
     */
    TimeStampToken timeStamp(MessageImprint imprint) throws TimeStampUnavailableException;
}
