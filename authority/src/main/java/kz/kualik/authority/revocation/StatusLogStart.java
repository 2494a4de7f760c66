package kz.kualik.authority.revocation;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.SerialRegister;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.FeedKey;
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

    private final AuthorityKeys keys;
    private final FeedKey feedKey;
    private final SerialRegister serials;
    private final RevocationTable revocations;
    private final StatusLogTable table;
    private final StatusJournal journal;
    private final LocalIndex index;
    private final TransactionOperations transactions;

    StatusLogStart(
            AuthorityKeys keys,
            FeedKey feedKey,
            SerialRegister serials,
            RevocationTable revocations,
            StatusLogTable table,
            StatusJournal journal,
            LocalIndex index,
            TransactionOperations transactions) {
        this.keys = keys;
        this.feedKey = feedKey;
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
        transactions.executeWithoutResult(transaction -> {
            if (!table.isBegun()) {
                enterWhatStandsInTheTables();
                table.markBegun();
            }
            journal.issued(unknown(List.of(new CertificateId(
                    feedKey.issuer().id(), feedKey.open().certificate().serialNumber()))));
            for (var issuer : keys.issuers()) {
                journal.issued(unknown(keys.serviceCertificates(issuer.id()).stream()
                        .map(service -> new CertificateId(issuer.id(), service.serialNumber()))
                        .toList()));
            }
        });
        index.catchUp();
        keys.issuers().forEach(issuer -> index.index().markComplete(onTheWire(issuer.id())));
    }

    private void enterWhatStandsInTheTables() {
        var certified = new ArrayList<CertificateId>();
        serials.forEachCertified(certified::add);
        journal.issued(unknown(certified));
        for (var issuer : keys.issuers()) {
            serials.retired(issuer.id())
                    .forEach(retired -> journal.retired(List.of(retired.id()), retired.retiredAt()));
        }
        revocations.forEach(standing -> journal.revoked(
                standing.certificate(), standing.revokedAt(), standing.ground().reasonOnTheWire()));
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
