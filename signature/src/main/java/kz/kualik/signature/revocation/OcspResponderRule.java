package kz.kualik.signature.revocation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.ResponderId;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Who may answer for whom (RFC 6960, sections 2.6 and 4.2.2.2), and which issuer an answer speaks of. */
public final class OcspResponderRule {

    private OcspResponderRule() {}

    /**
     * The certificates that the responder identifier names, among those at hand, those of the answer first. There may be
     * several: a responder keeps its name when it gets a new key, and anybody may put a namesake into an answer.
     */
    public static List<Certificate> responders(BasicOcspResponse response, List<Certificate> further) {
        return Stream.concat(response.certificates().stream(), further.stream())
                .filter(candidate -> isNamed(response.responderId(), candidate))
                .distinct()
                .toList();
    }

    private static boolean isNamed(ResponderId id, Certificate candidate) {
        return switch (id) {
            case ResponderId.ByName(var name) -> Names.equal(name, candidate.subject());
            case ResponderId.ByKey byKey ->
                Arrays.equals(
                        byKey.keyHash(),
                        DigestAlgorithm.SHA1.digest(
                                candidate.publicKeyInfo().getPublicKeyData().getOctets()));
        };
    }

    /** Whether the identifier names certificates of this issuer; an unknown digest names nobody. */
    public static boolean isAboutIssuer(OcspCertId id, Certificate issuer) {
        return DigestAlgorithm.of(id.hashAlgorithm().getAlgorithm())
                .filter(digest -> Arrays.equals(id.issuerNameHash(), digest.digest(Names.encoded(issuer.subject()))))
                .filter(digest -> Arrays.equals(
                        id.issuerKeyHash(),
                        digest.digest(issuer.publicKeyInfo().getPublicKeyData().getOctets())))
                .isPresent();
    }

    /** Delegated by its extended key usage; the caller makes sure who issued the certificate. */
    public static boolean isDelegated(Certificate responder) {
        try {
            return responder
                    .extensions()
                    .map(ExtendedKeyUsage::fromExtensions)
                    .filter(usage -> usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning))
                    .isPresent();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /** By name; that the issuer's key made the signature is for the caller to find out. */
    public static boolean isIssuedBy(Certificate responder, Certificate issuer) {
        return Names.equal(responder.issuer(), issuer.subject());
    }

    /**
     * The issuer vouches that this responder need not be checked for revocation (section 4.2.2.2.1). On a certificate
     * that is no responder's the extension means nothing.
     */
    public static boolean needsNoCheck(Certificate responder) {
        return isDelegated(responder) && hasNoCheck(responder);
    }

    private static boolean hasNoCheck(Certificate responder) {
        return responder
                .extensions()
                .map(all -> all.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
                .isPresent();
    }
}
