package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.responder.feed.FeedKeyStatus;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;
import kz.kualik.responder.status.IssuerId;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificate of the feed's key by the revocation lists that its issuer signs, the full one and the delta list.
 * Without a full list that is in force nothing is believed. A list that is older than one seen before is not taken, so a thief
 * of the feed's key who also keeps newer lists away is believed until the last list that was seen is over, and not longer.
 * Neither does a restart take back what was seen: the newest lists are kept on the disk.
 */
final class FeedKeyLists implements FeedKeyStatus {

    private static final Logger LOG = System.getLogger(FeedKeyLists.class.getName());

    private final Map<IssuerId, Certificate> issuers;
    private final CrlSource files;
    private final Runnable fetch;
    private final KeptLists kept;
    private final CryptoEngine engine;
    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();
    private @Nullable Verdict last;

    /** The newest list of a name and the file that was looked at last. */
    private record Known(Optional<PublishedFile> file, Optional<CertificateRevocationList> list) {

        boolean isOf(PublishedFile present) {
            return file.filter(one -> one == present).isPresent();
        }

        boolean isOlderThan(CertificateRevocationList other) {
            return list.filter(one -> number(one).compareTo(number(other)) >= 0).isEmpty();
        }

        boolean isNewerThan(CertificateRevocationList other) {
            return list.filter(one -> number(one).compareTo(number(other)) > 0).isPresent();
        }
    }

    /** Whether these lists revoke this certificate: looking through a long list takes its time. */
    private record Verdict(
            IssuerId issuer,
            SerialNumber serialNumber,
            CertificateRevocationList full,
            Optional<CertificateRevocationList> delta,
            boolean revoked) {

        boolean isAbout(
                IssuerId asked,
                SerialNumber serial,
                CertificateRevocationList list,
                Optional<CertificateRevocationList> changes) {
            return issuer.equals(asked)
                    && serialNumber.equals(serial)
                    && full == list
                    && delta.orElse(null) == changes.orElse(null);
        }
    }

    /**
     * @param files the lists by the names of their issuers
     * @param fetch has the newest lists fetched
     * @param kept on the disk
     */
    FeedKeyLists(
            Map<IssuerId, Certificate> issuers,
            CrlSource files,
            Runnable fetch,
            KeptLists kept,
            CryptoEngine engine,
            Clock clock) {
        this.issuers = Map.copyOf(issuers);
        this.files = files;
        this.fetch = fetch;
        this.kept = kept;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> objection(IssuerId issuer, SerialNumber serialNumber) {
        var full = inForce(issuer);
        if (full.isEmpty()) {
            fetch.run();
            full = inForce(issuer);
        }
        if (full.isEmpty()) {
            return Optional.of("there is no revocation list of its issuer that is in force");
        }
        return isRevoked(issuer, serialNumber, full.get())
                ? Optional.of("it is on the revocation list of its issuer")
                : Optional.empty();
    }

    private boolean isRevoked(IssuerId issuer, SerialNumber serialNumber, CertificateRevocationList full) {
        var delta = newest(issuer, issuer + "-delta").filter(list -> amends(list, full));
        var verdict = last;
        if (verdict == null || !verdict.isAbout(issuer, serialNumber, full, delta)) {
            verdict = new Verdict(
                    issuer,
                    serialNumber,
                    full,
                    delta,
                    full.find(serialNumber).isPresent()
                            || delta.flatMap(list -> list.find(serialNumber)).isPresent());
            last = verdict;
        }
        return verdict.revoked();
    }

    private Optional<CertificateRevocationList> inForce(IssuerId issuer) {
        return newest(issuer, issuer.value())
                .filter(list ->
                        list.nextUpdate().filter(clock.instant()::isBefore).isPresent());
    }

    private static boolean amends(CertificateRevocationList delta, CertificateRevocationList full) {
        return delta.baseCrlNumber()
                .filter(base -> base.compareTo(number(full)) <= 0)
                .isPresent();
    }

    /** The list of this name with the highest number that has been seen, before a restart too. */
    private Optional<CertificateRevocationList> newest(IssuerId issuer, String name) {
        var before = known.computeIfAbsent(
                name, unseen -> new Known(Optional.empty(), kept.read(name).flatMap(file -> read(issuer, name, file))));
        var present = files.crl(name);
        if (present.isEmpty() || before.isOf(present.get())) {
            return before.list();
        }
        var read = read(issuer, name, present.get()).filter(list -> !before.isNewerThan(list));
        read.filter(before::isOlderThan).ifPresent(list -> kept.keep(name, list.encoded()));
        var now = new Known(present, read.or(before::list));
        known.put(name, now);
        return now.list();
    }

    /** A list of all certificates of this issuer, signed by it: the full one or the delta list, as its name says. */
    private Optional<CertificateRevocationList> read(IssuerId issuer, String name, PublishedFile file) {
        var authority = issuers.get(issuer);
        if (authority == null) {
            return Optional.empty();
        }
        try (var reader = file.open()) {
            var list = CertificateRevocationList.parse(reader.read(0, Math.toIntExact(file.length())));
            var isOfAll = list.extensions()
                    .map(all -> all.getExtension(Extension.issuingDistributionPoint))
                    .isEmpty();
            var isWhatItIsCalled = list.baseCrlNumber().isPresent() == !name.equals(issuer.value());
            return isOfAll
                            && isWhatItIsCalled
                            && list.issuer().equals(authority.subject())
                            && list.isSignedBy(authority.publicKeyInfo(), engine)
                    ? Optional.of(list)
                    : Optional.empty();
        } catch (IOException | MalformedCrlException | UnsupportedSignatureAlgorithmException e) {
            LOG.log(Level.WARNING, "a revocation list of " + issuer + " is not used: " + e);
            return Optional.empty();
        }
    }

    private static BigInteger number(CertificateRevocationList list) {
        return list.crlNumber().orElse(BigInteger.ZERO);
    }
}
