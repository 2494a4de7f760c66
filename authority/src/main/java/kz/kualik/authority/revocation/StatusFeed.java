package kz.kualik.authority.revocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.SerialRegister;
import kz.kualik.authority.issuance.StatusPublisher;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells the responder of this process what happened to serial numbers, after each commit. The index takes events in any
 * order and more than once: a revoked number stays revoked.
 */
@Component
final class StatusFeed implements StatusPublisher {

    private final StatusIndex index = new StatusIndex();
    private final AuthorityKeys keys;
    private final SerialRegister serials;
    private final RevocationTable revocations;
    private final RevocationListSchedule lists;
    private final TransactionOperations transactions;

    StatusFeed(
            AuthorityKeys keys,
            SerialRegister serials,
            RevocationTable revocations,
            RevocationListSchedule lists,
            TransactionOperations transactions) {
        this.keys = keys;
        this.serials = serials;
        this.revocations = revocations;
        this.lists = lists;
        this.transactions = transactions;
    }

    /** What the responder answers from. */
    StatusIndex index() {
        return index;
    }

    /** Fills the index from the tables; until this has been done, the responder answers "try later". */
    void load() {
        transactions.executeWithoutResult(transaction -> {
            serials.forEachCertified(this::applyIssued);
            revocations.forEach(this::publish);
        });
        for (var issuer : keys.issuers()) {
            serials.retired(issuer.id()).forEach(retired -> applyRetired(retired.id(), retired.retiredAt()));
            // The house's own services hold certificates that no application asked for.
            keys.serviceCertificates(issuer.id())
                    .forEach(service -> applyIssued(new CertificateId(issuer.id(), service.serialNumber())));
            index.markComplete(new IssuerId(issuer.id().value()));
        }
    }

    /** To be called after the commit of the revocation. */
    void publish(Revocation revocation) {
        index.apply(new StatusEvent.Revoked(
                issuer(revocation.certificate()),
                revocation.certificate().serial(),
                revocation.revokedAt(),
                RevocationLists.onTheWire(revocation.ground())));
    }

    @Override
    public void publishGood(Collection<CertificateId> certificates) {
        certificates.forEach(this::applyIssued);
    }

    @Override
    public void publishRetired(Collection<CertificateId> retired, Instant at) {
        retired.forEach(id -> {
            applyRetired(id, at);
            lists.requestSoon(id.issuer());
        });
    }

    private void applyIssued(CertificateId id) {
        index.apply(new StatusEvent.Issued(issuer(id), id.serial()));
    }

    private void applyRetired(CertificateId id, Instant at) {
        index.apply(
                new StatusEvent.Revoked(issuer(id), id.serial(), at.truncatedTo(ChronoUnit.SECONDS), Optional.empty()));
    }

    private static IssuerId issuer(CertificateId id) {
        return new IssuerId(id.issuer().value());
    }
}
