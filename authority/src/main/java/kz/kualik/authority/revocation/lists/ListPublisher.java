package kz.kualik.authority.revocation.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.responder.files.PublishedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes revocation lists and keeps the newest of each name at hand, whichever node made it. A list counts from the commit of
 * its transaction: a stop before it leaves a file that nobody knows, a stop after it a row whose octets are fetched from the
 * database. That transaction is never part of another one, since what is published cannot be taken back; whoever repeats a
 * request for lists gets further ones at worst.
 */
public final class ListPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ListPublisher.class);

    /** Longer than the regular look takes to come round. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** So many entries are marked in a second or so. */
    static final int PORTION = 20_000;

    private final AuthorityKeys keys;
    private final RevocationListProperties properties;
    private final ListAddresses addresses;
    private final Divisions divisions;
    private final ListEntryTable entries;
    private final ListTable table;
    private final ListFolder folder;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ClockGuard guard;
    private final ListRoom room;
    private final Clock clock;
    private final Map<IssuerId, List<ListName>> expected = new ConcurrentHashMap<>();
    private final Map<String, StoredList> newest = new ConcurrentHashMap<>();
    private Set<Path> neededBefore = Set.of();

    ListPublisher(
            AuthorityKeys keys,
            RevocationListProperties properties,
            ListAddresses addresses,
            JdbcClient jdbc,
            ListFolder folder,
            AuditLog audit,
            PlatformTransactionManager transactions,
            ClockGuard guard,
            ListRoom room,
            Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.addresses = addresses;
        this.divisions = new Divisions(jdbc, properties);
        this.entries = new ListEntryTable(jdbc);
        this.table = new ListTable(jdbc);
        this.folder = folder;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.guard = guard;
        this.room = room;
        this.clock = clock;
    }

    /**
     * To be called before the first certificate can be issued: from now on lists of the configured division are made, and
     * those that were made before this start are at hand.
     */
    public void load() {
        transactions.executeWithoutResult(transaction -> {
            for (var issuer : issuers()) {
                divisions.takeIntoUse(issuer, clock.instant(), guard.maximumBack());
            }
        });
        follow();
    }

    /** Ends divisions that nobody needs any more. It may have to read very much; what fails is tried again the next time. */
    public void retireDivisions() {
        for (var issuer : issuers()) {
            try {
                transactions.executeWithoutResult(transaction -> divisions.retire(issuer, guard.now()));
            } catch (RuntimeException e) {
                LOG.warn("whether old divisions of the lists of {} are still needed could not be found out", issuer, e);
            }
        }
    }

    /** Takes up what other nodes have made. */
    public synchronized void follow() {
        var needed = new HashSet<Path>();
        for (var issuer : issuers()) {
            transactions.executeWithoutResult(transaction -> {
                divisions.stillInUse(issuer, clock.instant());
                expected.put(issuer, divisions.names(issuer));
                for (var list : table.newest(issuer)) {
                    fetch(list);
                    needed.add(folder.path(list));
                }
            });
        }
        newest.values().forEach(list -> needed.add(folder.path(list)));
        forgetFiles(needed);
    }

    private void fetch(StoredList list) {
        try {
            if (!folder.holds(list)) {
                folder.store(list, out -> table.copyOctets(list, out));
            }
            if (folder.holds(list)) {
                take(list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the revocation list " + list.name() + " cannot be stored", e);
        }
    }

    /** Somebody may just have been told of a file, so it stays for one more round. */
    private void forgetFiles(Set<Path> needed) {
        var kept = new HashSet<>(needed);
        kept.addAll(neededBefore);
        neededBefore = needed;
        try {
            folder.keepOnly(kept);
        } catch (IOException e) {
            LOG.warn("old revocation lists could not be removed", e);
        }
    }

    private void take(StoredList list) {
        newest.merge(list.name(), list, (old, made) -> made.number() > old.number() ? made : old);
    }

    /** The names of all lists that there must be, as they stand in addresses. */
    public List<String> names() {
        return issuers().stream()
                .flatMap(issuer -> expected.getOrDefault(issuer, List.of()).stream())
                .map(ListName::toString)
                .toList();
    }

    /** The newest list of this name; empty until the first one is made. */
    public Optional<StoredList> newest(String name) {
        return Optional.ofNullable(newest.get(name));
    }

    /** The file of the newest list of this name. */
    public Optional<PublishedFile> file(String name) {
        return newest(name)
                .map(list -> PublishedFile.onDisk(
                        folder.path(list), list.size(), list.sha256(), list.thisUpdate(), list.nextUpdate()));
    }

    /** The newest lists of all names. */
    public List<StoredList> all() {
        return names().stream().flatMap(name -> newest(name).stream()).toList();
    }

    /** Issuers of which a list is missing or has lived half its life, or whose lists do not tell of everything. */
    public List<IssuerId> due() {
        var now = clock.instant();
        return transactions.execute(transaction -> issuers().stream()
                .filter(issuer ->
                        isAnyDue(expected.getOrDefault(issuer, List.of()), newest, now) || entries.hasUnlisted(issuer))
                .toList());
    }

    /** Issuers of which a list is missing or should have been followed a while ago; looks at what is at hand only. */
    public List<IssuerId> overdue() {
        var lately = clock.instant().minus(GRACE);
        return issuers().stream()
                .filter(issuer -> isAnyDue(expected.getOrDefault(issuer, List.of()), newest, lately))
                .toList();
    }

    /** Names whose list is missing or has used up most of its life: whoever made lists should have made one long ago. */
    public List<String> late() {
        var now = clock.instant();
        return names().stream()
                .filter(name -> newest(name)
                        .filter(list -> now.isBefore(ListAge.of(list).late()))
                        .isEmpty())
                .toList();
    }

    /** How long the newest list of this name may still be relied on; negative when it has ended; zero without a list. */
    public Duration remaining(String name) {
        return newest(name)
                .map(list -> Duration.between(clock.instant(), list.nextUpdate()))
                .orElse(Duration.ZERO);
    }

    /** Makes the lists of the issuer that are due by time or by news; gives what was made, nothing if nothing is due. */
    public List<StoredList> makeDue(IssuerId issuer) {
        return makeUntilComplete(issuer, false, new Actor.SystemPart("revocation"));
    }

    /**
     * Makes all lists of the issuer anew.
     *
     * @throws kz.kualik.authority.guard.DiskNearlyFullException if there is too little room for them
     */
    public List<StoredList> makeAll(IssuerId issuer, Actor actor) {
        return makeUntilComplete(issuer, true, actor);
    }

    /** The first full list has no delta list beside it; that one amends it a moment later. */
    private List<StoredList> makeUntilComplete(IssuerId issuer, boolean all, Actor actor) {
        var made = new ArrayList<>(make(issuer, all, actor));
        if (properties.hasDeltas()
                && !made.isEmpty()
                && made.stream().noneMatch(list -> list.base().isPresent())) {
            made.addAll(make(issuer, false, actor));
        }
        return made;
    }

    private synchronized List<StoredList> make(IssuerId issuer, boolean all, Actor actor) {
        var authority =
                keys.issuer(issuer).orElseThrow(() -> new IllegalArgumentException("there is no issuer " + issuer));
        announce(issuer);
        var attempt = new AtomicReference<ListRound>();
        try {
            transactions.executeWithoutResult(
                    transaction -> makeInTransaction(transaction, authority, all, actor, attempt));
        } catch (RuntimeException e) {
            Optional.ofNullable(attempt.get()).ifPresent(ListRound::discard);
            throw e;
        }
        var made = Optional.ofNullable(attempt.get()).map(ListRound::made).orElse(List.of());
        publish(made);
        return made.stream().map(ListRound.Made::list).toList();
    }

    /**
     * Marks what is new with the number of the next round, in portions, each of which holds the issuer's lock for a moment only;
     * a million entries at once would be one statement of a minute. Whoever makes the next round lists them, even if this
     * process dies now.
     */
    private void announce(IssuerId issuer) {
        boolean more = true;
        while (more) {
            more = transactions.execute(
                    transaction -> entries.markListed(issuer, table.lock(issuer) + 1, PORTION) == PORTION);
        }
    }

    private void makeInTransaction(
            TransactionStatus transaction,
            IssuingAuthority authority,
            boolean all,
            Actor actor,
            AtomicReference<ListRound> attempt) {
        var issuer = authority.id();
        table.lock(issuer);
        var now = guard.now();
        var standing = new HashMap<String, StoredList>();
        table.newest(issuer).forEach(list -> standing.put(list.name(), list));
        var fulls =
                divisions.names(issuer).stream().filter(name -> !name.delta()).toList();
        boolean news = entries.hasUnlisted(issuer);
        boolean wantsFull = all || (news && newsNeedFull(fulls, standing)) || isAnyDue(fulls, standing, now);
        boolean makesFull = wantsFull && hasRoom(issuer, all, fulls, standing);
        boolean makesDelta = properties.hasDeltas()
                && (makesFull
                        || news
                        || isAnyDue(fulls.stream().map(ListName::asDelta).toList(), standing, now));
        if (!makesFull && !makesDelta) {
            return;
        }
        long number = table.nextNumber(issuer);
        var thisUpdate = notBefore(standing.values(), now.truncatedTo(ChronoUnit.SECONDS));
        var round = new ListRound(authority, number, thisUpdate, properties, addresses, entries, table, folder);
        attempt.set(round);
        entries.markListed(issuer, number, Integer.MAX_VALUE);
        for (var name : fulls) {
            if (makesFull) {
                round.makeFull(name, Optional.ofNullable(standing.get(name.toString())));
            }
            if (makesDelta) {
                round.makeDelta(name);
            }
        }
        if (round.made().isEmpty()) {
            // Full lists wait for room, and there is none any more that a delta list could amend.
            transaction.setRollbackOnly();
            return;
        }
        table.forgetOld(issuer, thisUpdate);
        audit.record(event(actor, issuer, number, round.made()));
    }

    private boolean hasRoom(IssuerId issuer, boolean ordered, List<ListName> fulls, Map<String, StoredList> standing) {
        var previous = fulls.stream()
                .flatMap(name -> Optional.ofNullable(standing.get(name.toString())).stream())
                .toList();
        if (ordered) {
            room.require(previous);
        }
        return room.suffices(issuer, previous);
    }

    /**
     * A list never tells of an earlier time than the one before it, unless that was made under a wrong clock: nobody accepts a
     * list of the future, and which one is newer is told by the number.
     */
    private Instant notBefore(Collection<StoredList> standing, Instant now) {
        var believed = now.plus(guard.maximumBack());
        return standing.stream()
                .map(StoredList::thisUpdate)
                .filter(now::isBefore)
                .filter(time -> !time.isAfter(believed))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private boolean newsNeedFull(List<ListName> fulls, Map<String, StoredList> standing) {
        return !properties.hasDeltas()
                || fulls.stream()
                        .map(name -> standing.get(name.toString()))
                        .noneMatch(list -> list != null && list.entries() > properties.fullAtOnceUpTo());
    }

    private static AuditEvent event(Actor actor, IssuerId issuer, long number, List<ListRound.Made> made) {
        int most = made.stream().mapToInt(one -> one.list().entries()).max().orElse(0);
        return AuditEvent.of(
                actor,
                AuditAction.REVOCATION_LIST_ISSUED,
                new AuditedObject("revocation-list", issuer + "/" + number),
                Map.of("lists", Integer.toString(made.size()), "entries", Integer.toString(most)));
    }

    /** The lists stand already; should the disk fail now, they are fetched from the database later. */
    private void publish(List<ListRound.Made> made) {
        for (var one : made) {
            var list = one.list();
            try {
                folder.publish(one.file(), list);
                take(list);
                LOG.info("revocation list {} number {}: {} entries", list.name(), list.number(), list.entries());
            } catch (IOException e) {
                throw new UncheckedIOException("the revocation list " + list.name() + " cannot be stored", e);
            }
        }
    }

    private boolean isAnyDue(List<ListName> names, Map<String, StoredList> standing, Instant at) {
        return names.stream()
                .map(name -> Optional.ofNullable(standing.get(name.toString())))
                .anyMatch(list -> list.filter(one -> !ListAge.of(one).isDue(at, guard.maximumBack()))
                        .isEmpty());
    }

    private List<IssuerId> issuers() {
        return keys.issuers().stream().map(IssuingAuthority::id).toList();
    }
}
