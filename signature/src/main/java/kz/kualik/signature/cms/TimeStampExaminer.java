package kz.kualik.signature.cms;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.SignerExaminer.SignerFinding;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.TimeStampFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Checks time-stamp tokens (RFC 3161, section 2.4.2): their own signature, the attribute that names the authority's
 * certificate, and what they were made over. Whether the authority is trusted and may stamp is judged elsewhere.
 */
public final class TimeStampExaminer {

    /** {@code id-ct-TSTInfo}. */
    private static final ASN1ObjectIdentifier TIME_STAMP_INFO = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4");

    private final CryptoEngine engine;

    public TimeStampExaminer(CryptoEngine engine) {
        this.engine = engine;
    }

    /**
     * Checks a token. One that cannot be read gives facts too, with a broken integrity.
     *
     * @param token a {@code TimeStampToken}, that is a CMS document over a {@code TSTInfo}
     * @param imprintFits whether the token's imprint is that of the data in question
     * @param known certificates besides those inside the token, among which the authority's may be
     */
    public TimeStampFacts examine(byte[] token, Predicate<MessageImprint> imprintFits, Collection<Certificate> known) {
        try {
            var info = TimeStampToken.parse(token).info();
            var document = CmsDocument.parse(token);
            var finding = finding(document, known);
            return new TimeStampFacts(
                    finding.integrity(),
                    imprintFits.test(info.imprint()),
                    Optional.of(info.time()),
                    Optional.of(info.policy()),
                    finding.certificate(),
                    document.certificates());
        } catch (MalformedTimeStampTokenException | UnreadableDocumentException e) {
            return TimeStampFacts.unreadable("the time-stamp cannot be read: " + e.getMessage());
        }
    }

    private SignerFinding finding(CmsDocument document, Collection<Certificate> known)
            throws UnreadableDocumentException {
        if (document.signerCount() != 1 || !TIME_STAMP_INFO.equals(document.contentType())) {
            throw new UnreadableDocumentException("not one signature over a TSTInfo");
        }
        var signer = document.signerInfos().getFirst();
        var finding = new SignerExaminer(engine, document, known)
                .examine(signer, ExaminedContent.of(document, Optional.empty()));
        if (namesNoCertificate(signer)) {
            return new SignerFinding(
                    Integrity.broken("the time-stamp does not name its authority's certificate"),
                    finding.certificate(),
                    finding.algorithm());
        }
        return finding;
    }

    private static boolean namesNoCertificate(CmsSignerInfo signer) {
        return signer.signedAttributes()
                .filter(attributes -> attributes.contains(SigningCertificateAttribute.VERSION_1)
                        || attributes.contains(SigningCertificateAttribute.VERSION_2))
                .isEmpty();
    }
}
