package kz.kualik.authority.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.SerialRegister;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.revocation.feed.FeedSignatures;
import kz.kualik.authority.revocation.feed.LocalIndex;
import kz.kualik.authority.revocation.feed.StatusJournal;
import kz.kualik.authority.revocation.feed.StatusLogTable;
import kz.kualik.responder.status.IssuerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings the status log and the index of this process to where questions can be answered: what a database that is older than
 * the log holds is entered once, and so are the certificates of the house's own services, for which nobody applied.
 */
@Component
final class StatusLogStart {

    /** Lines in one transaction. */
    static final int PORTION = 2_000;

    private final AuthorityKeys keys;
    private final FeedSignatures signatures;
    private final SerialRegister serials;
    private final RevocationTable revocations;
    private final StatusLogTable table;
    private final StatusJournal journal;
    private final LocalIndex index;
    private final TransactionOperations transactions;

    StatusLogStart(
            AuthorityKeys keys,
            FeedSignatures signatures,
            SerialRegister serials,
            RevocationTable revocations,
            StatusLogTable table,
            StatusJournal journal,
            LocalIndex index,
            TransactionOperations transactions) {
        this.keys = keys;
        this.signatures = signatures;
        this.serials = serials;
        this.revocations = revocations;
        this.table = table;
        this.journal = journal;
        this.index = index;
        this.transactions = transactions;
    }

    /** When this returns, the index answers for all issuers. Several nodes may do this at once: a line twice does no harm. */
    void begin() {
        index.catchUp();
        if (!transactions.execute(transaction -> table.isBegun())) {
            enterWhatStandsInTheTables();
            transactions.executeWithoutResult(transaction -> table.markBegun());
        }
        signatures.signer();
        transactions.executeWithoutResult(transaction -> {
            for (var issuer : keys.issuers()) {
                journal.issued(unknown(keys.serviceCertificates(issuer.id()).stream()
                        .map(service -> new CertificateId(issuer.id(), service.serialNumber()))
                        .toList()));
            }
        });
        index.catchUp();
        keys.issuers().forEach(issuer -> index.index().markComplete(onTheWire(issuer.id())));
    }

    /**
     * In portions, each a transaction of its own: the log's end is locked for moments, and no statement is larger than the
     * database takes. After a crash in between, the next start goes on with what the log does not hold yet.
     */
    private void enterWhatStandsInTheTables() {
        var certified = new ArrayList<CertificateId>();
        serials.forEachCertified(certified::add);
        inPortions(unknown(certified), journal::issued);
        for (var issuer : keys.issuers()) {
            inPortions(
                    serials.retired(issuer.id()).stream()
                            .filter(retired -> !isRevoked(retired.id()))
                            .toList(),
                    portion -> portion.forEach(retired -> journal.retired(List.of(retired.id()), retired.retiredAt())));
        }
        var revoked = new ArrayList<Revocation>();
        revocations.forEach(standing -> {
            if (!isRevoked(standing.certificate())) {
                revoked.add(standing);
            }
        });
        inPortions(
                revoked,
                portion -> portion.forEach(standing -> journal.revoked(
                        standing.certificate(),
                        standing.revokedAt(),
                        standing.ground().reasonOnTheWire())));
    }

    private <T> void inPortions(List<T> all, Consumer<List<T>> enter) {
        for (int from = 0; from < all.size(); from += PORTION) {
            var portion = all.subList(from, Math.min(all.size(), from + PORTION));
            transactions.executeWithoutResult(transaction -> enter.accept(portion));
        }
    }

    private boolean isRevoked(CertificateId id) {
        return index.index().isRevoked(onTheWire(id.issuer()), id.serial());
    }

    private List<CertificateId> unknown(List<CertificateId> ids) {
        return ids.stream()
                .filter(id -> !index.index().contains(onTheWire(id.issuer()), id.serial()))
                .toList();
    }

    private static IssuerId onTheWire(kz.kualik.authority.keys.IssuerId issuer) {
        return new IssuerId(issuer.value());
    }
}
