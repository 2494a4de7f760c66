package kz.kualik.authority.revocation.feed;

import jakarta.servlet.ServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.FeedKey;
import kz.kualik.authority.keys.HouseCertificateRefusedException;
import kz.kualik.authority.keys.HouseCertificates;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.profile.ProfileName;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Responders as processes of their own: certified once by an officer, recognised by their TLS certificate from then on, and
 * withdrawn when they are given up or broken into.
 *
 * <p>A responder asks for one certificate for TLS ({@code tls}), and for each issuer X one to answer OCSP ({@code ocsp-X}) and
 * one to give time-stamps ({@code tsa-X}). The certificates are stored and their serial numbers entered in the status log in
 * one transaction, before they leave the process.
 */
@Component
final class Responders {

    /** The name under which a responder asks for its TLS certificate. */
    static final String TLS = "tls";

    /** Twelve digits between hyphens could be somebody's number, which the audit log does not take. */
    private static final Pattern NAME = Pattern.compile("(?!(?:.*-)?[0-9]{12}(?:-.*)?$)[a-z0-9][a-z0-9-]{0,39}");

    private final ResponderTable table;
    private final AuthorityKeys keys;
    private final FeedKey feedKey;
    private final HouseCertificates certificates;
    private final StatusJournal journal;
    private final AuditLog audit;
    private final CryptoEngine engine;
    private final TransactionOperations transactions;
    private final Clock clock;

    Responders(
            ResponderTable table,
            AuthorityKeys keys,
            FeedKey feedKey,
            HouseCertificates certificates,
            StatusJournal journal,
            AuditLog audit,
            CryptoEngine engine,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.feedKey = feedKey;
        this.certificates = certificates;
        this.journal = journal;
        this.audit = audit;
        this.engine = engine;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One certificate that is asked for. */
    private record Wish(String name, IssuingAuthority issuer, ProfileName profile, String commonName) {}

    private record Certified(Wish wish, Certificate certificate) {}

    /**
     * Certifies a new responder.
     *
     * @param requests PKCS#10, DER, by the names of the certificates
     * @return the certificates by the same names
     */
    SequencedMap<String, Certificate> enrol(String name, Map<String, byte[]> requests, Actor officer)
            throws ResponderRefusedException {
        if (!NAME.matcher(name).matches()) {
            throw ResponderRefusedException.name();
        }
        var wishes = wishes(name);
        var names = wishes.stream().map(Wish::name).toList();
        if (requests.size() != names.size() || !requests.keySet().containsAll(names)) {
            throw ResponderRefusedException.requests(String.join(", ", names));
        }
        var issued = new ArrayList<Certified>();
        for (var wish : wishes) {
            var request = Objects.requireNonNull(requests.get(wish.name()));
            issued.add(new Certified(wish, certify(wish, request)));
        }
        var stored = transactions.execute(transaction -> store(name, issued, officer));
        if (!stored) {
            throw ResponderRefusedException.taken(name);
        }
        var certificates = new LinkedHashMap<String, Certificate>();
        issued.forEach(one -> certificates.put(one.wish().name(), one.certificate()));
        return certificates;
    }

    private boolean store(String name, List<Certified> issued, Actor officer) {
        var tls = sha256(issued.getFirst().certificate().encoded());
        if (!table.insert(name, tls, clock.instant())) {
            return false;
        }
        var ids = new ArrayList<CertificateId>();
        var details = new TreeMap<String, String>();
        for (var one : issued) {
            var issuer = one.wish().issuer().id();
            table.insertCertificate(name, one.wish().name(), issuer, one.certificate());
            ids.add(new CertificateId(issuer, one.certificate().serialNumber()));
            details.put(one.wish().name(), ids.getLast().toString());
        }
        journal.issued(ids);
        audit.record(
                AuditEvent.of(officer, AuditAction.RESPONDER_ENROLLED, new AuditedObject("responder", name), details));
        return true;
    }

    private Certificate certify(Wish wish, byte[] der) throws ResponderRefusedException {
        try {
            var request = CertificationRequest.parse(der);
            request.verifyProofOfPossession(engine);
            return certificates.issue(wish.issuer(), wish.profile(), wish.commonName(), request.publicKeyInfo());
        } catch (CertificationRequestException | HouseCertificateRefusedException e) {
            throw ResponderRefusedException.request(wish.name(), e);
        }
    }

    /** The one for TLS first. */
    private List<Wish> wishes(String name) {
        var wishes = new ArrayList<Wish>();
        wishes.add(new Wish(TLS, feedKey.issuer(), ProfileName.OPERATOR, "RESPONDER " + name));
        for (var issuer : keys.issuers()) {
            wishes.add(new Wish("ocsp-" + issuer.id(), issuer, ProfileName.OCSP_RESPONDER, "OCSP RESPONDER " + name));
            wishes.add(new Wish("tsa-" + issuer.id(), issuer, ProfileName.TSA, "TIME-STAMPING AUTHORITY " + name));
        }
        return wishes;
    }

    /** Gives a responder up: it may not follow the feed any more, and its certificates are answered as revoked. */
    void withdraw(String name, Actor officer) throws UnknownResponderException {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var withdrawn = transactions.execute(transaction -> {
            if (!table.withdraw(name, now)) {
                return false;
            }
            table.certificates(name)
                    .forEach(id -> journal.revoked(id, now, Optional.of(RevocationReason.CESSATION_OF_OPERATION)));
            audit.record(AuditEvent.of(
                    officer, AuditAction.RESPONDER_WITHDRAWN, new AuditedObject("responder", name), Map.of()));
            return true;
        });
        if (!withdrawn) {
            throw new UnknownResponderException(name);
        }
    }

    List<ResponderTable.Enrolled> all() {
        return table.all();
    }

    /** Refuses whoever is no enrolled responder. */
    void requireResponder(ServletRequest request) throws NoResponderException {
        var shown = ClientCertificate.of(request);
        if (shown.isEmpty() || !table.isActive(ClientCertificate.fingerprint(shown.get()))) {
            throw new NoResponderException();
        }
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
