package kz.kualik.authority.revocation.feed;

import java.util.List;
import java.util.function.Consumer;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.ServiceCertificates;
import kz.kualik.authority.keys.FeedKey;
import kz.kualik.authority.keys.KeyedCertificate;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;
import kz.kualik.responder.feed.FeedSigner;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.status.IssuerId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The key that signs the feed, with its certificate in the store of certificates, so that an officer can revoke it like every
 * other one. A revoked key is replaced before the next signature.
 */
@Component
public final class FeedSignatures {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSignatures.class);

    private final FeedKey key;
    private final ServiceCertificates certificates;
    private final StatusJournal journal;
    private final LocalIndex index;
    private final CryptoEngine engine;
    private final TransactionOperations transactions;
    private @Nullable Current current;

    private record Current(Certificate certificate, FeedSigner signer) {}

    public FeedSignatures(
            FeedKey key,
            ServiceCertificates certificates,
            StatusJournal journal,
            LocalIndex index,
            CryptoEngine engine,
            TransactionOperations transactions) {
        this.key = key;
        this.certificates = certificates;
        this.journal = journal;
        this.index = index;
        this.engine = engine;
        this.transactions = transactions;
    }

    /** Whoever signs at present; made ready and entered at the first call. */
    public FeedSigner signer() {
        return current().signer();
    }

    /** The certificate of the key that signs at present. */
    Certificate certificate() {
        return current().certificate();
    }

    /**
     * Has another key made and entered, and the certificate of the present one revoked, in one transaction. The new key lies on
     * the disk from then on, and signs as soon as the revocation stands. If that fails, the present key goes on until a
     * restart.
     *
     * @param revoke what becomes of the former certificate in that transaction
     * @return the new certificate
     */
    synchronized Certificate replace(Consumer<Certificate> revoke) {
        var former = current().certificate();
        var next = key.replace().certificate();
        transactions.executeWithoutResult(transaction -> {
            enter(next);
            revoke.accept(former);
        });
        return next;
    }

    private synchronized Current current() {
        var known = current;
        if (known == null || isRevoked(known.certificate())) {
            var keyed = usable();
            enter(keyed.certificate());
            known = new Current(
                    keyed.certificate(),
                    new FeedSigner(
                            new ServiceKey(keyed.key(), keyed.algorithm(), keyed.certificate(), List.of()), engine));
            current = known;
        }
        return known;
    }

    private KeyedCertificate usable() {
        var keyed = key.open();
        if (!isRevoked(keyed.certificate())) {
            return keyed;
        }
        LOG.warn(
                "the certificate {} of the feed's key is revoked; it gets another key",
                keyed.certificate().serialNumber());
        return key.replace();
    }

    private void enter(Certificate certificate) {
        transactions.executeWithoutResult(transaction -> {
            certificates.enter(key.issuer().id(), certificate, ProfileName.FEED_SIGNER);
            if (!index.index().contains(issuer(), certificate.serialNumber())) {
                journal.issued(List.of(new CertificateId(key.issuer().id(), certificate.serialNumber())));
            }
        });
    }

    private boolean isRevoked(Certificate certificate) {
        return index.index().isRevoked(issuer(), certificate.serialNumber());
    }

    private IssuerId issuer() {
        return new IssuerId(key.issuer().id().value());
    }
}
