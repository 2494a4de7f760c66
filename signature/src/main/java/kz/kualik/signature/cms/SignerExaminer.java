package kz.kualik.signature.cms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;

/** Finds out about one signer: whose signature it is, and whether it is right. */
final class SignerExaminer {

    private static final int MAXIMUM_CANDIDATES = 8;

    private final CryptoEngine engine;
    private final CmsDocument document;
    private final List<Certificate> candidatePool;

    /** @param known certificates besides those inside the document, among which the signer's may be */
    SignerExaminer(CryptoEngine engine, CmsDocument document, Iterable<Certificate> known) {
        this.engine = engine;
        this.document = document;
        var pool = new LinkedHashSet<>(document.certificates());
        known.forEach(pool::add);
        this.candidatePool = List.copyOf(pool);
    }

    SignerFinding examine(CmsSignerInfo signer, ExaminedContent content) throws UnreadableDocumentException {
        var candidates =
                candidatePool.stream().filter(signer.identifier()::identifies).toList();
        var first = candidates.stream().findFirst();
        try {
            return examine(signer, content, candidates);
        } catch (BrokenSignatureException e) {
            var algorithm = first.map(certificate -> SchemeNames.of(engine, certificate, signer))
                    .orElseGet(() -> SchemeNames.of(signer));
            return new SignerFinding(Integrity.broken(e.reason()), first, algorithm);
        }
    }

    private SignerFinding examine(CmsSignerInfo signer, ExaminedContent content, List<Certificate> candidates)
            throws BrokenSignatureException, UnreadableDocumentException {
        var check = new SignatureCheck(engine, signer, document.contentType());
        var digest = check.requireKnownDigest();
        check.requireProperAttributes();
        if (content.givenDiffers()) {
            throw new BrokenSignatureException("the given content is not the one inside the document");
        }
        if (content.digests().isPresent()) {
            check.requireMatchingDigest(content.digests().get(), digest);
        }
        if (candidates.isEmpty()) {
            return new SignerFinding(
                    Integrity.notChecked("the signer's certificate is not at hand"),
                    Optional.empty(),
                    SchemeNames.of(signer));
        }
        var named = namedBySigner(signer, candidates);
        if (signer.signedAttributes().isEmpty() && content.content().isEmpty()) {
            return withoutContent(signer, named.getFirst());
        }
        var certificate = requireSigner(check, digest, named, content.content());
        return content.content().isEmpty()
                ? withoutContent(signer, certificate)
                : new SignerFinding(
                        Integrity.intact(),
                        Optional.of(certificate),
                        SchemeNames.of(check.requireKnownScheme(certificate, digest)));
    }

    /** The first candidate under whose key the signature is right; anybody can put namesakes into the document. */
    private static Certificate requireSigner(
            SignatureCheck check,
            DigestAlgorithm digest,
            List<Certificate> candidates,
            Optional<DocumentContent> content)
            throws BrokenSignatureException, UnreadableDocumentException {
        var reason = "the signature value is wrong";
        for (var candidate : candidates) {
            try {
                if (check.isRight(check.requireKnownScheme(candidate, digest), content)) {
                    return candidate;
                }
            } catch (BrokenSignatureException e) {
                reason = e.reason();
            }
        }
        throw new BrokenSignatureException(reason);
    }

    private SignerFinding withoutContent(CmsSignerInfo signer, Certificate certificate) {
        return new SignerFinding(
                Integrity.notChecked("the content of the detached signature was not given"),
                Optional.of(certificate),
                SchemeNames.of(engine, certificate, signer));
    }

    private static List<Certificate> namedBySigner(CmsSignerInfo signer, List<Certificate> candidates)
            throws BrokenSignatureException {
        if (signer.signedAttributes().isEmpty()) {
            return candidates.stream().limit(MAXIMUM_CANDIDATES).toList();
        }
        var named = new ArrayList<Certificate>();
        for (var candidate : candidates) {
            if (SigningCertificateAttribute.allName(signer.signedAttributes().get(), candidate)) {
                named.add(candidate);
            }
        }
        if (named.isEmpty()) {
            throw new BrokenSignatureException("the signed attributes name another certificate as the signer's");
        }
        return named.stream().limit(MAXIMUM_CANDIDATES).toList();
    }

    /**
     * What was found out.
     *
     * @param integrity whether signature value and digests are right
     * @param certificate the signer's
     * @param algorithm the scheme in words
     */
    record SignerFinding(Integrity integrity, Optional<Certificate> certificate, String algorithm) {}
}
