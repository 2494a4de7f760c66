package kz.kualik.authority.revocation;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
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

    static final int LARGEST = 64 * 1024;

    private final HolderReception reception;
    private final OwnCertificates own;
    private final SignedRevocations revocations;
    private final CmsSignatureReader signatures;
    private final Clock clock;

    SignedRequests(
            HolderReception reception,
            OwnCertificates own,
            SignedRevocations revocations,
            CryptoEngine engine,
            Clock clock) {
        this.reception = reception;
        this.own = own;
        this.revocations = revocations;
        this.signatures = new CmsSignatureReader(engine);
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
        if (cms.length > LARGEST) {
            throw SignedRequestRefusedException.unreadable();
        }
        var document = read(cms);
        var octets = content(document);
        var statement = SignedStatement.parse(octets);
        var now = clock.instant();
        if (Duration.between(statement.time(), now).abs().compareTo(FRESH_FOR) > 0) {
            throw SignedRequestRefusedException.stale();
        }
        var shown = reception.holder(signer(document));
        var request = own.judge(shown, statement.certificate(), statement.circumstance());
        return revocations.carryOut(request, digest(octets), cms, now);
    }

    private static CmsDocument read(byte[] cms) throws SignedRequestRefusedException {
        try {
            var document = CmsDocument.parse(cms);
            if (document.signerCount() != 1 || !document.contentType().equals(CMSObjectIdentifiers.data)) {
                throw SignedRequestRefusedException.unreadable();
            }
            return document;
        } catch (UnreadableDocumentException e) {
            throw SignedRequestRefusedException.unreadable();
        }
    }

    private static byte[] content(CmsDocument document) throws SignedRequestRefusedException {
        var content = document.content().orElseThrow(SignedRequestRefusedException::unreadable);
        try (var in = content.open()) {
            return in.readNBytes(SignedStatement.LONGEST + 1);
        } catch (IOException e) {
            throw SignedRequestRefusedException.unreadable();
        }
    }

    /** The certificate under which the signature over the whole content holds. */
    private Certificate signer(CmsDocument document) throws SignedRequestRefusedException {
        try {
            var facts =
                    signatures.examine(document, Optional.empty(), List.of()).getFirst();
            if (!(facts.integrity() instanceof Integrity.Intact)) {
                throw SignedRequestRefusedException.broken();
            }
            return facts.signer().orElseThrow(SignedRequestRefusedException::broken);
        } catch (UnreadableDocumentException e) {
            throw SignedRequestRefusedException.unreadable();
        }
    }

    private static byte[] digest(byte[] statement) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(statement);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
