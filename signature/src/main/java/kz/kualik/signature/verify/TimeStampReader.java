package kz.kualik.signature.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.timestamp.MalformedTimeStampResponseException;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.TimeStampExaminer;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Finding;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.facts.TimeStampFacts;

/**
 * Reads a time-stamp (RFC 3161) as a document of its own: the bare token, or an authority's response around it. If the
 * stamped data is given, the imprint is compared with it.
 */
final class TimeStampReader {

    /** PKIStatus of a stamp exactly as requested; it is not signed, so that nothing but this is taken for granted. */
    private static final int GRANTED = 0;

    private final SignatureCheck signatures;
    private final TimeStampExaminer examiner;
    private final List<Certificate> known;

    TimeStampReader(CryptoEngine engine, SignatureCheck signatures, List<Certificate> known) {
        this.signatures = signatures;
        this.examiner = new TimeStampExaminer(engine);
        this.known = known;
    }

    RawDocument readResponse(byte[] der, Optional<DocumentContent> content) throws UnreadableDocumentException {
        TimeStampResponse response;
        try {
            response = TimeStampResponse.parse(der);
        } catch (MalformedTimeStampResponseException e) {
            throw new UnreadableDocumentException("not a time-stamp response: " + e.getMessage(), e);
        }
        if (response.token().isEmpty()) {
            var silent = new SignatureFacts(
                    Integrity.notChecked("an answer without a time-stamp is not signed"),
                    Optional.empty(),
                    "none",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of());
            return RawDocument.signed(
                    DocumentKind.TIME_STAMP_RESPONSE,
                    SignerRole.TIME_STAMPING_AUTHORITY,
                    List.of(silent),
                    List.of(Finding.wrong("the authority gave no time-stamp: status " + response.status()
                            + response.statusText().map(text -> ", " + text).orElse(""))));
        }
        var asAsked = response.status() == GRANTED
                ? List.<Finding>of()
                : List.of(Finding.wrong(
                        "the authority granted something else than was asked for: status " + response.status()));
        return read(DocumentKind.TIME_STAMP_RESPONSE, response.token().get(), content, asAsked);
    }

    RawDocument readToken(byte[] encoded, Optional<DocumentContent> content) throws UnreadableDocumentException {
        try {
            return read(DocumentKind.TIME_STAMP_TOKEN, TimeStampToken.parse(encoded), content, List.of());
        } catch (MalformedTimeStampTokenException e) {
            throw new UnreadableDocumentException("not a time-stamp token: " + e.getMessage(), e);
        }
    }

    private RawDocument read(
            DocumentKind kind, TimeStampToken token, Optional<DocumentContent> content, List<Finding> before)
            throws UnreadableDocumentException {
        boolean fits =
                content.isEmpty() || isImprintOf(content.get(), token.info().imprint());
        var facts = examiner.examine(token.encoded(), imprint -> fits, known);
        var findings = new ArrayList<>(before);
        findings.add(Finding.note("it states the time " + token.info().time()));
        if (content.isEmpty()) {
            findings.add(Finding.note("not checked: what was stamped, because the content was not given"));
        } else if (!fits) {
            findings.add(Finding.wrong("it was made for other content"));
        }
        return RawDocument.signed(kind, SignerRole.TIME_STAMPING_AUTHORITY, List.of(signature(facts, token)), findings);
    }

    private SignatureFacts signature(TimeStampFacts facts, TimeStampToken token) {
        var digest = DigestAlgorithm.of(token.digestAlgorithm().getAlgorithm());
        return new SignatureFacts(
                facts.integrity(),
                facts.signer(),
                signatures.describe(facts.signer(), token.signatureAlgorithm(), digest),
                facts.time(),
                List.of(),
                facts.embedded(),
                List.of());
    }

    private static boolean isImprintOf(DocumentContent content, MessageImprint imprint)
            throws UnreadableDocumentException {
        var algorithm = DigestAlgorithm.of(imprint.hashAlgorithm().getAlgorithm());
        if (algorithm.isEmpty()) {
            return false;
        }
        try (var stream = content.open()) {
            var digest = algorithm.get().newDigest();
            var buffer = new byte[64 * 1024];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return imprint.sameAs(new MessageImprint(algorithm.get().identifier(), digest.digest()));
        } catch (IOException e) {
            throw new UnreadableDocumentException("the stamped content cannot be read: " + e.getMessage(), e);
        }
    }
}
