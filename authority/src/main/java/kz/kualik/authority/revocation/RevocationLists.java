package kz.kualik.authority.revocation;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.SerialRegister;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes full revocation lists (RFC 5280, section 5) from the tables and keeps the newest of each issuer at hand. Serial
 * numbers that were retired stand in them too.
 */
@Component
final class RevocationLists {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);

    /** How long a list may be relied on. */
    static final Duration VALIDITY = Duration.ofHours(24);

    /** When a new one is made although nothing was revoked: early enough for readers who fetch daily. */
    private static final Duration RENEWED_AFTER = Duration.ofHours(12);

    /** How many lists of an issuer are kept, the newest included. */
    private static final int KEPT = 5;

    private final AuthorityKeys keys;
    private final RevocationTable revocations;
    private final SerialRegister serials;
    private final RevocationListTable table;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final CrlComposer composer = new CrlComposer();
    private final Map<IssuerId, PublishedRevocationList> newest = new ConcurrentHashMap<>();

    RevocationLists(
            AuthorityKeys keys,
            RevocationTable revocations,
            SerialRegister serials,
            RevocationListTable table,
            AuditLog audit,
            TransactionOperations transactions,
            Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.serials = serials;
        this.table = table;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes up the lists that were made before this start. */
    void load() {
        table.newest().forEach(this::keepNewest);
    }

    /** The newest list of the issuer; empty until the first one is made. */
    Optional<PublishedRevocationList> newest(IssuerId issuer) {
        return Optional.ofNullable(newest.get(issuer));
    }

    /** Issuers whose list is missing or is to be renewed. */
    List<IssuerId> aging() {
        var now = clock.instant();
        return keys.issuers().stream()
                .map(IssuingAuthority::id)
                .filter(issuer -> newest(issuer)
                        .filter(list -> now.isBefore(list.thisUpdate().plus(RENEWED_AFTER)))
                        .isEmpty())
                .toList();
    }

    /**
     * Issuers whose list holds less than the tables do, because a stop came between a revocation and its list. Entries are
     * never taken out again, so comparing numbers is enough.
     */
    List<IssuerId> behind() {
        return keys.issuers().stream()
                .map(IssuingAuthority::id)
                .filter(issuer -> newest(issuer)
                        .filter(list -> list.entries() == entries(issuer).size())
                        .isEmpty())
                .toList();
    }

    /** Makes, stores and publishes a new list of the issuer. */
    void make(IssuerId issuer) {
        var authority =
                keys.issuer(issuer).orElseThrow(() -> new IllegalArgumentException("there is no issuer " + issuer));
        var list = transactions.execute(transaction -> {
            var made = compose(authority, table.nextNumber(issuer));
            table.insert(made);
            table.deleteOlderThan(issuer, made.number() - KEPT + 1);
            audit.record(AuditEvent.of(
                    new Actor.SystemPart("revocation"),
                    AuditAction.REVOCATION_LIST_ISSUED,
                    new AuditedObject("revocation-list", issuer + "/" + made.number()),
                    Map.of("entries", Integer.toString(made.entries()))));
            return made;
        });
        keepNewest(list);
        LOG.info("revocation list {} of {}: {} entries", list.number(), issuer, list.entries());
    }

    private PublishedRevocationList compose(IssuingAuthority authority, long number) {
        var entries = entries(authority.id());
        var thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var nextUpdate = thisUpdate.plus(VALIDITY);
        var der = composer.compose(
                CrlContents.full(authority.certificate(), thisUpdate, nextUpdate, BigInteger.valueOf(number)),
                entries.stream(),
                authority.revocationListSigner());
        return new PublishedRevocationList(authority.id(), number, thisUpdate, nextUpdate, entries.size(), der);
    }

    private List<RevokedCertificate> entries(IssuerId issuer) {
        var entries = new ArrayList<RevokedCertificate>();
        for (var revocation : revocations.ofIssuer(issuer)) {
            entries.add(new RevokedCertificate(
                    revocation.certificate().serial(), revocation.revokedAt(), onTheWire(revocation.ground())));
        }
        for (var retired : serials.retired(issuer)) {
            entries.add(new RevokedCertificate(retired.id().serial(), retired.retiredAt(), Optional.empty()));
        }
        entries.sort(Comparator.comparing(RevokedCertificate::serialNumber));
        return entries;
    }

    /** "Unspecified" is expressed by saying nothing (RFC 5280, section 5.3.1). */
    static Optional<RevocationReason> onTheWire(RevocationGround ground) {
        return Optional.of(ground.reason()).filter(reason -> reason != RevocationReason.UNSPECIFIED);
    }

    private void keepNewest(PublishedRevocationList list) {
        newest.merge(list.issuer(), list, (old, made) -> made.number() > old.number() ? made : old);
    }
}
