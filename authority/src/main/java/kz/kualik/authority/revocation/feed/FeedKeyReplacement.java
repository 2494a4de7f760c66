package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.keys.FeedKey;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.profile.ProfileName;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What an officer does when the key of the status feed may be in other hands. */
@Component
final class FeedKeyReplacement {

    private final FeedKey key;
    private final FeedSignatures signatures;
    private final WithdrawnCertificates withdrawn;
    private final TransactionOperations transactions;

    FeedKeyReplacement(
            FeedKey key,
            FeedSignatures signatures,
            WithdrawnCertificates withdrawn,
            TransactionOperations transactions) {
        this.key = key;
        this.signatures = signatures;
        this.withdrawn = withdrawn;
        this.transactions = transactions;
    }

    /** Revokes the certificate of the present key and has another one made; its certificate's serial number. */
    SerialNumber replace(Actor officer) {
        var certificate = signatures.certificate();
        transactions.executeWithoutResult(transaction ->
                withdrawn.withdraw(key.issuer().id(), certificate, ProfileName.FEED_SIGNER, true, officer));
        return signatures.certificate().serialNumber();
    }
}
