package kz.kualik.authority.revocation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import kz.kualik.authority.problem.ProblemException;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.springframework.stereotype.Service;

/**
 * Revocation by whoever holds a valid key and cannot show it in TLS, as no TLS library knows GOST: the holder signs a
 * {@link SignedStatement} (CMS, RFC 5652, attached) with any valid key of theirs. What may be revoked is the same as over TLS.
 */
@Service
final class SignedRequests {

    /** How far the time of a statement may be from the house's clock, in either direction. */
    static final Duration FRESH_FOR = Duration.ofMinutes(10);

    private final HolderReception reception;
    private final OwnCertificates own;
    private final SignedRevocations revocations;
    private final SignedMessages messages;
    private final Clock clock;

    SignedRequests(
            HolderReception reception,
            OwnCertificates own,
            SignedRevocations revocations,
            SignedMessages messages,
            Clock clock) {
        this.reception = reception;
        this.own = own;
        this.revocations = revocations;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Does what the statement asks for.
     *
     * @param cms one {@code ContentInfo} in BER or DER with the statement, the signature and the signer's certificate
     * @throws SignedRequestRefusedException if it is unreadable, unsigned, stale or used before
     * @throws HolderCertificateRequiredException if the signer's certificate is none of ours that is valid
     */
    Revocation follow(byte[] cms) throws ProblemException {
        var message = messages.read(cms, CMSObjectIdentifiers.data, SignedStatement.LONGEST);
        var octets = message.content();
        var statement = SignedStatement.parse(octets);
        var now = clock.instant();
        if (Duration.between(statement.time(), now).abs().compareTo(FRESH_FOR) > 0) {
            throw SignedRequestRefusedException.stale();
        }
        var shown = reception.holder(message.signer());
        var request = own.judge(shown, statement.certificate(), statement.circumstance());
        return revocations.carryOut(request, digest(octets), cms, now);
    }

    private static byte[] digest(byte[] statement) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(statement);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
