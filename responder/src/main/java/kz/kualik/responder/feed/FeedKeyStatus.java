package kz.kualik.responder.feed;

import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.responder.status.IssuerId;

/**
 * What is known of the certificate of the feed's key from elsewhere than the feed: whoever stole the key signs a feed that
 * never tells of its revocation.
 */
@FunctionalInterface
public interface FeedKeyStatus {

    /** Why this certificate is not to be believed, the end of a sentence; empty if it is. */
    Optional<String> objection(IssuerId issuer, SerialNumber serialNumber);
}
