package kz.kualik.authority.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.pki.certificate.Certificate;

/** The authority's own keys and certificates, as the other rooms see them. */
public final class AuthorityKeys {

    private final Hierarchy hierarchy;
    private final Optional<KeyedCertificate> auditLog;
    private final SequencedMap<IssuerId, IssuingAuthority> issuers = new LinkedHashMap<>();

    AuthorityKeys(Hierarchy hierarchy, PublicAddresses addresses, CryptoEngine engine) {
        this.hierarchy = hierarchy;
        this.auditLog = Optional.empty();
        for (var branch : hierarchy.branches()) {
            var id = branch.suite().issuer();
            issuers.put(
                    id,
                    new IssuingAuthority(
                            branch.suite(), branch.issuing(), branch.root(), addresses.ofIssuer(id), engine));
        }
    }

    private AuthorityKeys(AuthorityKeys without, KeyedCertificate auditLog) {
        this.hierarchy = without.hierarchy;
        this.auditLog = Optional.of(auditLog);
        this.issuers.putAll(without.issuers);
    }

    /** The same with the key of the audit log, which one of these issuers has certified. */
    AuthorityKeys with(KeyedCertificate auditLogKey) {
        return new AuthorityKeys(this, auditLogKey);
    }

    /** All issuing authorities. */
    public List<IssuingAuthority> issuers() {
        return List.copyOf(issuers.values());
    }

    public Optional<IssuingAuthority> issuer(IssuerId id) {
        return Optional.ofNullable(issuers.get(id));
    }

    /** The authority that issues for keys of this family; empty for families that nothing is issued for. */
    public Optional<IssuingAuthority> issuerFor(KeyFamily family) {
        return issuers.values().stream()
                .filter(issuer -> issuer.family() == family)
                .findFirst();
    }

    /** The delegated OCSP responder of the issuer (RFC 6960, section 4.2.2.2). */
    public KeyedCertificate ocspResponder(IssuerId issuer) {
        return branch(issuer).ocsp();
    }

    /** The time-stamping authority below the issuer. */
    public KeyedCertificate timeStampingAuthority(IssuerId issuer) {
        return branch(issuer).tsa();
    }

    /** What the issuer has issued to the house itself at the first start, and whose status may be asked for. */
    public List<Certificate> serviceCertificates(IssuerId issuer) {
        var services = new ArrayList<>(branch(issuer).services());
        if (hierarchy.tls().chain().contains(branch(issuer).issuing().certificate())) {
            services.add(hierarchy.tls().certificate());
            services.addAll(hierarchy.operators().values());
        }
        auditLog.map(KeyedCertificate::certificate)
                .filter(certificate -> certificate
                        .issuer()
                        .equals(branch(issuer).issuing().certificate().subject()))
                .ifPresent(services::add);
        return services;
    }

    /** The key that signs the checkpoints of the audit log. */
    KeyedCertificate auditLog() {
        return auditLog.orElseThrow();
    }

    /** The key of the HTTPS server. */
    public KeyedCertificate tlsServer() {
        return hierarchy.tls();
    }

    /** The certificates of the sandbox's operators by the names of their files, for example {@code operator-1}. */
    public Map<String, Certificate> operators() {
        return hierarchy.operators();
    }

    /** The authorities whose certificates TLS can check: a client certificate of theirs may be shown to the HTTPS server. */
    public List<Certificate> clientAuthorities() {
        return issuers.values().stream()
                .filter(issuer -> issuer.family() == KeyFamily.RSA || issuer.family() == KeyFamily.ECDSA)
                .map(IssuingAuthority::certificate)
                .toList();
    }

    /** The authorities that issue operators' certificates. */
    public List<Certificate> operatorAuthorities() {
        return hierarchy.tls().chain();
    }

    /** Certificates of authorities by the name under which they are published ({@code /cert/NAME.cer}). */
    public Map<String, Certificate> authorityCertificates() {
        var published = new LinkedHashMap<String, Certificate>();
        for (var branch : hierarchy.branches()) {
            published.put(KeyFiles.rootName(branch.suite()), branch.root());
            published.put(branch.suite().issuer().value(), branch.issuing().certificate());
        }
        return published;
    }

    /** The roots' revocation lists, DER, by the name under which they are published ({@code /crl/NAME.crl}). */
    public Map<String, byte[]> rootRevocationLists() {
        var published = new LinkedHashMap<String, byte[]>();
        for (var branch : hierarchy.branches()) {
            published.put(KeyFiles.rootName(branch.suite()), branch.rootList().clone());
        }
        return published;
    }

    private Branch branch(IssuerId issuer) {
        return hierarchy.branches().stream()
                .filter(branch -> branch.suite().issuer().equals(issuer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no issuer " + issuer));
    }
}
