package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.keys.FeedKey;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.profile.ProfileName;
import org.springframework.stereotype.Component;

/** What an officer does when the key of the status feed may be in other hands. */
@Component
final class FeedKeyReplacement {

    private final FeedKey key;
    private final FeedSignatures signatures;
    private final WithdrawnCertificates withdrawn;

    FeedKeyReplacement(FeedKey key, FeedSignatures signatures, WithdrawnCertificates withdrawn) {
        this.key = key;
        this.signatures = signatures;
        this.withdrawn = withdrawn;
    }

    /**
     * Revokes the certificate of the present key and has another one made, in one transaction, which may be part of a larger
     * one: the answer is right before any commit.
     *
     * @return the serial number of the new certificate
     */
    SerialNumber replace(Actor officer) {
        return signatures
                .replace(
                        former -> withdrawn.withdraw(key.issuer().id(), former, ProfileName.FEED_SIGNER, true, officer))
                .serialNumber();
    }
}
