package kz.kualik.signature.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;

/**
 * What is known of one signature in a document.
 *
 * @param integrity whether signature value and digests are right
 * @param signer the signer's certificate, when it is inside the document or otherwise at hand
 * @param algorithm the signature scheme in words, for example {@code GOST R 34.10-2015 (512 bit)}
 * @param claimedTime the time that the signer wrote into the signature; it proves nothing
 * @param timeStamps the time-stamps over the signature value
 * @param embedded all certificates that came with the signature: candidates for a chain, never anchors
 * @param remarks what a reader should know besides, one phrase each
 */
public record SignatureFacts(
        Integrity integrity,
        Optional<Certificate> signer,
        String algorithm,
        Optional<Instant> claimedTime,
        List<TimeStampFacts> timeStamps,
        List<Certificate> embedded,
        List<String> remarks) {

    public SignatureFacts {
        timeStamps = List.copyOf(timeStamps);
        embedded = List.copyOf(embedded);
        remarks = List.copyOf(remarks);
    }
}
