package kz.kualik.authority.revocation.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.crl.RevokedCertificate;

/**
 * Makes lists of one issuer under one number and one time, inside one transaction that holds the issuer's lock. The files lie
 * unfinished until the transaction has been committed; {@link #discard} removes them otherwise.
 */
final class ListRound {

    private final IssuingAuthority authority;
    private final long number;
    private final Instant thisUpdate;
    private final RevocationListProperties properties;
    private final ListAddresses addresses;
    private final ListEntryTable entries;
    private final ListTable table;
    private final ListFolder folder;
    private final CrlComposer composer = new CrlComposer();
    private final List<Made> made = new ArrayList<>();

    /** A list and the file in which it waits. */
    record Made(StoredList list, Path file) {}

    ListRound(
            IssuingAuthority authority,
            long number,
            Instant thisUpdate,
            RevocationListProperties properties,
            ListAddresses addresses,
            ListEntryTable entries,
            ListTable table,
            ListFolder folder) {
        this.authority = authority;
        this.number = number;
        this.thisUpdate = thisUpdate;
        this.properties = properties;
        this.addresses = addresses;
        this.entries = entries;
        this.table = table;
        this.folder = folder;
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    /**
     * A full list. Entries of expired certificates stay for ever, or else until they have stood on a list that was made
     * after their expiry (RFC 5280, section 3.3), and for one validity of a list at least.
     */
    void makeFull(ListName name, Optional<StoredList> previous) {
        var contents = contents(name);
        if (properties.hasDeltas()) {
            contents = contents.withFreshest(addresses.address(name.asDelta()));
        }
        try (var content = entries.full(name, leftOutBefore(previous))) {
            make(name, contents, content);
        }
    }

    private Instant leftOutBefore(Optional<StoredList> previous) {
        if (properties.keepExpired() || previous.isEmpty()) {
            return Instant.EPOCH;
        }
        var oneValidityAgo = thisUpdate.minus(properties.validity());
        var last = previous.get().thisUpdate();
        return last.isBefore(oneValidityAgo) ? last : oneValidityAgo;
    }

    /**
     * A delta list that amends every full list in force, so that whoever holds any of them may use it. There is none before
     * the first full list.
     */
    void makeDelta(ListName name) {
        var base = table.oldestInForce(name, thisUpdate).filter(full -> full.number() < number);
        if (base.isEmpty()) {
            return;
        }
        var contents = contents(name)
                .deltaSince(BigInteger.valueOf(base.get().number()), thisUpdate.plus(properties.deltaValidity()));
        try (var content = entries.since(name, base.get().number())) {
            make(name.asDelta(), contents, content);
        }
    }

    private CrlContents contents(ListName name) {
        var contents = CrlContents.full(
                authority.certificate(),
                thisUpdate,
                thisUpdate.plus(properties.validity()),
                BigInteger.valueOf(number));
        if (name.isPartial()) {
            contents = contents.ofDistributionPoint(addresses.address(name.asFull()));
        }
        return properties.keepExpired()
                ? contents.keepingExpiredSince(authority.certificate().notBefore())
                : contents;
    }

    private void make(ListName name, CrlContents contents, Stream<RevokedCertificate> content) {
        var file = folder.unfinished();
        try {
            var composed = composer.composeTo(file, contents, content, authority.revocationListSigner());
            var sha256 = table.insertOctets(name.toString(), number, file, sha256());
            var list = new StoredList(
                    name.toString(),
                    authority.id(),
                    number,
                    contents.baseCrlNumber().map(BigInteger::longValueExact),
                    contents.thisUpdate(),
                    contents.nextUpdate(),
                    composed.entries(),
                    composed.size(),
                    sha256);
            table.insert(list);
            made.add(new Made(list, file));
        } catch (IOException e) {
            throw new UncheckedIOException("the revocation list " + name + " cannot be written", e);
        } finally {
            if (made.isEmpty() || !made.getLast().file().equals(file)) {
                delete(file);
            }
        }
    }

    /** After the transaction failed. */
    void discard() {
        made.forEach(one -> delete(one.file()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
