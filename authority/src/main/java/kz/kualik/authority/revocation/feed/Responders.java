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
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.ServiceCertificates;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.FeedKey;
import kz.kualik.authority.keys.HouseCertificateRefusedException;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Responders as processes of their own: certified once by an officer, recognised by their TLS certificate from then on, and
 * withdrawn when they are given up or broken into.
 *
 * <p>A responder asks for one certificate for TLS ({@code tls}), and for each issuer X one to answer OCSP ({@code ocsp-X}) and
 * one to give time-stamps ({@code tsa-X}). All are planned before any is signed, and stored and entered in the status log in one
 * transaction before they leave the process; a crash in between leaves serial numbers that are retired. Being in the store,
 * they are revoked like every other certificate, in OCSP and on the lists.
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
    private final ServiceCertificates certificates;
    private final WithdrawnCertificates withdrawn;
    private final AuditLog audit;
    private final CryptoEngine engine;
    private final TransactionOperations transactions;
    private final Clock clock;

    Responders(
            ResponderTable table,
            AuthorityKeys keys,
            FeedKey feedKey,
            ServiceCertificates certificates,
            WithdrawnCertificates withdrawn,
            AuditLog audit,
            CryptoEngine engine,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.keys = keys;
        this.feedKey = feedKey;
        this.certificates = certificates;
        this.withdrawn = withdrawn;
        this.audit = audit;
        this.engine = engine;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One certificate that is asked for. */
    private record Wish(String name, IssuingAuthority issuer, ProfileName profile, String commonName) {}

    private record Planned(Wish wish, ServiceCertificates.Plan plan) {}

    private record Certified(Planned planned, Certificate certificate) {}

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
        if (table.isTaken(name)) {
            throw ResponderRefusedException.taken(name);
        }
        var keys = new LinkedHashMap<Wish, SubjectPublicKeyInfo>();
        for (var wish : wishes) {
            keys.put(wish, key(wish, Objects.requireNonNull(requests.get(wish.name()))));
        }
        var planned = new ArrayList<Planned>();
        try {
            for (var wish : keys.entrySet()) {
                planned.add(plan(wish.getKey(), wish.getValue()));
            }
            var issued = sign(planned);
            if (!transactions.execute(transaction -> store(name, issued, officer))) {
                throw ResponderRefusedException.taken(name);
            }
            var certified = new LinkedHashMap<String, Certificate>();
            issued.forEach(one -> certified.put(one.planned().wish().name(), one.certificate()));
            return certified;
        } catch (ResponderRefusedException | RuntimeException e) {
            certificates.giveUp(planned.stream().map(Planned::plan).toList(), e);
            throw e;
        }
    }

    private SubjectPublicKeyInfo key(Wish wish, byte[] der) throws ResponderRefusedException {
        try {
            var request = CertificationRequest.parse(der);
            request.verifyProofOfPossession(engine);
            return request.publicKeyInfo();
        } catch (CertificationRequestException e) {
            throw ResponderRefusedException.request(wish.name(), e);
        }
    }

    private Planned plan(Wish wish, SubjectPublicKeyInfo key) throws ResponderRefusedException {
        try {
            return new Planned(wish, certificates.plan(wish.issuer(), wish.profile(), wish.commonName(), key));
        } catch (HouseCertificateRefusedException e) {
            throw ResponderRefusedException.request(wish.name(), e);
        }
    }

    private static List<Certified> sign(List<Planned> planned) throws ResponderRefusedException {
        var issued = new ArrayList<Certified>();
        for (var one : planned) {
            try {
                issued.add(new Certified(one, one.plan().sign()));
            } catch (HouseCertificateRefusedException e) {
                throw ResponderRefusedException.request(one.wish().name(), e);
            }
        }
        return issued;
    }

    private boolean store(String name, List<Certified> issued, Actor officer) {
        var tls = sha256(issued.getFirst().certificate().encoded());
        if (!table.insert(name, tls, clock.instant())) {
            return false;
        }
        var details = new TreeMap<String, String>();
        for (var one : issued) {
            var wish = one.planned().wish();
            certificates.store(one.planned().plan(), one.certificate());
            table.insertCertificate(name, wish.name(), wish.issuer().id(), one.certificate());
            details.put(wish.name(), one.planned().plan().id().toString());
        }
        audit.record(
                AuditEvent.of(officer, AuditAction.RESPONDER_ENROLLED, new AuditedObject("responder", name), details));
        return true;
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

    /**
     * Gives a responder up: it may not follow the feed any more, and its certificates are revoked.
     *
     * @param compromised somebody else may have had its keys
     */
    void withdraw(String name, boolean compromised, Actor officer) throws UnknownResponderException {
        var done = transactions.execute(transaction -> {
            if (!table.withdraw(name, clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
                return false;
            }
            for (var held : table.certificates(name)) {
                withdrawn.withdraw(held.issuer(), held.certificate(), profile(held.purpose()), compromised, officer);
            }
            audit.record(AuditEvent.of(
                    officer, AuditAction.RESPONDER_WITHDRAWN, new AuditedObject("responder", name), Map.of()));
            return true;
        });
        if (!done) {
            throw new UnknownResponderException(name);
        }
    }

    private static ProfileName profile(String purpose) {
        if (purpose.equals(TLS)) {
            return ProfileName.OPERATOR;
        }
        return purpose.startsWith("ocsp-") ? ProfileName.OCSP_RESPONDER : ProfileName.TSA;
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
