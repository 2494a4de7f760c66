package kz.kualik.signature.facts;

import java.util.List;
import java.util.Optional;

/**
 * A signature together with the chain of its signer and of its time-stamps' authorities.
 *
 * @param role what the signer is in this document
 * @param signature what the document says
 * @param chain the signer's chain; absent if the signer's certificate is not at hand
 * @param timeStamps the same for each time-stamp of the signature
 */
public record ExaminedSignature(
        SignerRole role, SignatureFacts signature, Optional<ChainFacts> chain, List<ExaminedTimeStamp> timeStamps) {

    public ExaminedSignature {
        timeStamps = List.copyOf(timeStamps);
    }
}
