package kz.kualik.signer.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Origin;

/**
 * All that stands in the store at one moment.
 *
 * @param given at most one for each site and permission
 * @param withdrawn at most one for each site
 */
public record Consents(List<StoredConsent> given, List<Withdrawal> withdrawn) {

    public Consents {
        given = List.copyOf(given);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Nobody was given anything. */
    public static Consents none() {
        return new Consents(List.of(), List.of());
    }

    /** The number of the youngest entry; 0 if there is none. */
    public long newest() {
        return LongStream.concat(
                        given.stream().mapToLong(StoredConsent::number),
                        withdrawn.stream().mapToLong(Withdrawal::number))
                .max()
                .orElse(0);
    }

    /** What this site has for this. */
    public Optional<StoredConsent> of(Origin origin, Permission permission) {
        return given.stream()
                .filter(consent -> consent.origin().equals(origin) && consent.permission() == permission)
                .findFirst();
    }

    /** Whether everything was taken back from this site after the entry with this number. */
    public boolean isWithdrawnAfter(long number, Origin origin) {
        return withdrawn.stream().anyMatch(entry -> entry.number() > number && entry.concerns(origin));
    }

    /** Whether this site has been given anything that still holds. */
    public boolean isGivenAnything(Origin origin) {
        return given.stream().anyMatch(consent -> consent.origin().equals(origin));
    }

    /** With these given, in place of what the site had for the same. */
    Consents give(Origin origin, Set<Permission> permissions, Set<String> keys, Instant now) {
        var number = newest() + 1;
        var fresh = new ArrayList<StoredConsent>();
        given.stream()
                .filter(consent -> !(consent.origin().equals(origin) && permissions.contains(consent.permission())))
                .forEach(fresh::add);
        permissions.stream()
                .sorted()
                .map(permission -> new StoredConsent(number, origin, permission, now, keys))
                .forEach(fresh::add);
        return new Consents(fresh, withdrawn);
    }

    /** With everything taken back from this site. */
    Consents withdraw(Origin origin, Instant now) {
        return new Consents(
                given.stream()
                        .filter(consent -> !consent.origin().equals(origin))
                        .toList(),
                Stream.concat(
                                withdrawn.stream()
                                        .filter(entry -> !entry.origin().equals(Optional.of(origin))),
                                Stream.of(new Withdrawal(newest() + 1, Optional.of(origin), now)))
                        .toList());
    }

    /** With everything taken back from all sites. */
    Consents withdrawAll(Instant now) {
        return new Consents(
                List.of(), List.of(new Withdrawal(Math.max(newest() + 1, now.toEpochMilli()), Optional.empty(), now)));
    }

    /** With one withdrawal from all in place of many from some; what was given stays given. */
    Consents withOneWithdrawal() {
        var last = withdrawn.getLast();
        return new Consents(given, List.of(new Withdrawal(newest(), Optional.empty(), last.time())));
    }
}
