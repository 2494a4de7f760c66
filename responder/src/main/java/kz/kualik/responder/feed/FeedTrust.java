package kz.kualik.responder.feed;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.profile.ExtendedKeyUsageRule;
import kz.kualik.responder.feed.FeedRefusedException.Reason;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusIndex;

/**
 * Whom a responder believes about the feed: a key whose certificate one of the house's issuers has issued for this purpose
 * alone (the extended key usage of our own arc), that is valid now and that is not revoked. That it is not must be known from
 * elsewhere than the feed ({@link FeedKeyStatus}); if the feed itself tells of a revocation, it is believed all the same.
 */
public final class FeedTrust {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final Map<IssuerId, X509Certificate> issuers;
    private final FeedKeyStatus status;
    private final Clock clock;
    private final boolean clockMayBeAhead;

    /** Trusts what these authorities issue and did not revoke. */
    public FeedTrust(Map<IssuerId, Certificate> issuers, FeedKeyStatus status, Clock clock)
            throws CertificateException {
        var converted = new HashMap<IssuerId, X509Certificate>();
        for (var issuer : issuers.entrySet()) {
            converted.put(issuer.getKey(), parse(issuer.getValue().encoded()));
        }
        this.issuers = Map.copyOf(converted);
        this.status = status;
        this.clock = clock;
        this.clockMayBeAhead = false;
    }

    private FeedTrust(FeedTrust other) {
        this.issuers = other.issuers;
        this.status = other.status;
        this.clock = other.clock;
        this.clockMayBeAhead = true;
    }

    /**
     * The same in a sandbox, whose clock may be further ahead than has been heard yet: how far is told by what the key signs, so
     * a key that was made since is not refused for being too young.
     */
    public FeedTrust ofSandbox() {
        return new FeedTrust(this);
    }

    /** Refuses what is not signed by the house's feed key. */
    void verify(byte[] octets, FeedSignature signature, StatusIndex index) throws FeedRefusedException {
        var signer = trusted(signature.certificate(), index);
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(signer);
            verifier.update(octets);
            if (!verifier.verify(signature.value())) {
                throw new FeedRefusedException(Reason.FORGED, "the signature of the status feed does not fit");
            }
        } catch (GeneralSecurityException e) {
            throw new FeedRefusedException(Reason.FORGED, "the signature of the status feed cannot be checked", e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // X509Certificate takes nothing else
    private X509Certificate trusted(byte[] der, StatusIndex index) throws FeedRefusedException {
        try {
            var certificate = parse(der);
            var now = Date.from(clock.instant());
            certificate.checkValidity(
                    clockMayBeAhead && certificate.getNotBefore().after(now) ? certificate.getNotBefore() : now);
            var purposes = certificate.getExtendedKeyUsage();
            if (purposes == null || !purposes.equals(List.of(ExtendedKeyUsageRule.STATUS_FEED.getId()))) {
                throw untrusted("it is not for signing the status feed");
            }
            var issuer = issuerOf(certificate);
            var serial = new SerialNumber(certificate.getSerialNumber());
            if (index.isRevoked(issuer, serial)) {
                throw untrusted("it is revoked");
            }
            var objection = status.objection(issuer, serial);
            if (objection.isPresent()) {
                throw untrusted(objection.get());
            }
            return certificate;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw untrusted("it is not valid now", e);
        } catch (GeneralSecurityException e) {
            throw untrusted("none of the house's authorities has issued it", e);
        }
    }

    private IssuerId issuerOf(X509Certificate certificate) throws GeneralSecurityException {
        for (var issuer : issuers.entrySet()) {
            var authority = issuer.getValue();
            if (authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                certificate.verify(authority.getPublicKey());
                return issuer.getKey();
            }
        }
        throw new CertificateException("no authority has the name of its issuer");
    }

    private static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static FeedRefusedException untrusted(String why) {
        return new FeedRefusedException(
                Reason.UNTRUSTED_SIGNER, "the certificate of the feed's key is refused: " + why);
    }

    private static FeedRefusedException untrusted(String why, Throwable cause) {
        return new FeedRefusedException(
                Reason.UNTRUSTED_SIGNER, "the certificate of the feed's key is refused: " + why, cause);
    }
}
