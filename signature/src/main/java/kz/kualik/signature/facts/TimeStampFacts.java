package kz.kualik.signature.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What a time-stamp token (RFC 3161) says, and whether its own signature is right. Whether its authority is trusted is
 * judged later.
 *
 * @param integrity whether the token's own signature over its content is right
 * @param imprintFits whether the hashed data is what the time-stamp is attached to (for a signature time-stamp: the
 *     signature value)
 * @param time the time of the token ({@code genTime}); empty when the token is too damaged to tell
 * @param policy the policy under which the token was issued; empty when the token is too damaged to tell
 * @param signer the certificate of the time-stamping authority, when it is at hand
 * @param embedded all certificates inside the token: candidates for a chain, never anchors
 */
public record TimeStampFacts(
        Integrity integrity,
        boolean imprintFits,
        Optional<Instant> time,
        Optional<ASN1ObjectIdentifier> policy,
        Optional<Certificate> signer,
        List<Certificate> embedded) {

    public TimeStampFacts {
        embedded = List.copyOf(embedded);
    }

    /**
     * A token that cannot be read: it proves nothing, and must not hide that it is there.
     *
     * @param reason what is wrong with it, as a phrase for a reader
     */
    public static TimeStampFacts unreadable(String reason) {
        return new TimeStampFacts(
                Integrity.broken(reason), false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
