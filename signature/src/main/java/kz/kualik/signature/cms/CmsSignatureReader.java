package kz.kualik.signature.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.TimeStampFacts;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;

/**
 * Checks the signatures of a CMS document (RFC 5652, section 5; CAdES, ETSI EN 319 122-1) and tells what it found, one
 * value for each signer in the order of the document. Trust, revocation and the present time are judged elsewhere.
 */
public final class CmsSignatureReader {

    private final CryptoEngine engine;
    private final TimeStampExaminer timeStamps;

    public CmsSignatureReader(CryptoEngine engine) {
        this.engine = engine;
        this.timeStamps = new TimeStampExaminer(engine);
    }

    /**
     * Reads and checks a document.
     *
     * @param encoded one {@code ContentInfo} in BER or DER
     * @param content of a detached signature; when the signature is attached and this is present, both must be the same
     * @param known certificates besides those inside the document, among which the signers' may be
     * @throws UnreadableDocumentException if the bytes are no CMS signed data, or the content cannot be read
     */
    public List<SignatureFacts> read(byte[] encoded, Optional<DocumentContent> content, Collection<Certificate> known)
            throws UnreadableDocumentException {
        return examine(CmsDocument.parse(encoded), content, known);
    }

    /** Checks a document that was read before; see {@link #read}. */
    public List<SignatureFacts> examine(
            CmsDocument document, Optional<DocumentContent> content, Collection<Certificate> known)
            throws UnreadableDocumentException {
        var examinedContent = ExaminedContent.of(document, content);
        var examiner = new SignerExaminer(engine, document, known);
        var pool = new ArrayList<>(document.certificates());
        pool.addAll(known);
        var facts = new ArrayList<SignatureFacts>();
        for (var signer : document.signerInfos()) {
            var finding = examiner.examine(signer, examinedContent);
            facts.add(new SignatureFacts(
                    finding.integrity(),
                    finding.certificate(),
                    finding.algorithm(),
                    claimedTime(signer),
                    timeStamps(signer, pool),
                    document.certificates(),
                    remarks(signer)));
        }
        return facts;
    }

    private List<TimeStampFacts> timeStamps(CmsSignerInfo signer, Collection<Certificate> pool)
            throws UnreadableDocumentException {
        var facts = new ArrayList<TimeStampFacts>();
        for (var token : signer.timeStampTokens()) {
            var signature = signer.signature();
            facts.add(timeStamps.examine(token, imprint -> isImprintOf(signature, imprint), pool));
        }
        return facts;
    }

    private static boolean isImprintOf(byte[] signature, MessageImprint imprint) {
        return DigestAlgorithm.of(imprint.hashAlgorithm().getAlgorithm())
                .map(algorithm -> new MessageImprint(algorithm.identifier(), algorithm.digest(signature)))
                .filter(imprint::sameAs)
                .isPresent();
    }

    private static Optional<Instant> claimedTime(CmsSignerInfo signer) {
        try {
            if (signer.signedAttributes().isEmpty()) {
                return Optional.empty();
            }
            var value = signer.signedAttributes().get().singleValue(CMSAttributes.signingTime, "signingTime");
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Time.getInstance(value.get()).getDate().toInstant());
        } catch (BrokenSignatureException | RuntimeException unreadableTime) {
            return Optional.empty();
        }
    }

    private static List<String> remarks(CmsSignerInfo signer) {
        var remarks = new ArrayList<String>();
        if (signer.signedAttributes().isEmpty()) {
            remarks.add("it has no signed attributes, so it states neither a time nor its certificate");
        } else {
            var attributes = signer.signedAttributes().get();
            if (!attributes.wereMetAsDer()) {
                remarks.add("the signed attributes are not encoded in DER, as RFC 5652 wants it");
            }
            if (attributes.contains(CMSAttributes.signingTime)
                    && claimedTime(signer).isEmpty()) {
                remarks.add("the signing time that it states cannot be read");
            }
        }
        signer.unsignedAttributes().map(UnsignedAttributes::remarks).ifPresent(remarks::addAll);
        return remarks;
    }
}
