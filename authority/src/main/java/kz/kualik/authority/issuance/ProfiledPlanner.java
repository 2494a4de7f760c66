package kz.kualik.authority.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.IncompleteIssuanceException;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.lint.LintException;
import kz.kualik.pki.lint.LintedCertificate;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Plans certificates by the profiles: one for each request, in the order that the profiles have for the holder's type. */
@Component
final class ProfiledPlanner implements CertificatePlanner {

    private static final Logger LOG = LoggerFactory.getLogger(ProfiledPlanner.class);

    private final RegistryCheck registry;
    private final AuthorityKeys keys;
    private final DistributionPoints points;
    private final CertificateProfiles profiles;
    private final LegalRules rules;
    private final SecureRandom random = new SecureRandom();
    private final SerialNumberGenerator serials = new SerialNumberGenerator(random);
    private final CertificateComposer composer = new CertificateComposer();
    private final CertificateLint lint = new CertificateLint();

    ProfiledPlanner(
            RegistryCheck registry,
            AuthorityKeys keys,
            DistributionPoints points,
            CertificateProfiles profiles,
            LegalRules rules) {
        this.registry = registry;
        this.keys = keys;
        this.points = points;
        this.profiles = profiles;
        this.rules = rules;
    }

    @Override
    public CertificatePlan plan(ApprovedApplication application, Instant now) throws NotIssuableException {
        var facts = registry.factsFor(application, now);
        var requested = requestedKeys(application);
        try {
            var algorithm = KeyAlgorithm.of(requested.getFirst());
            var issuer = keys.issuerFor(algorithm.family()).orElseThrow(ProfiledPlanner::notAllowed);
            var chosen = profiles.forHolder(application.subjectType(), algorithm);
            if (chosen.size() != requested.size()) {
                throw notAllowed();
            }
            var planned = new ArrayList<PlannedCertificate>();
            for (var number = 0; number < chosen.size(); number++) {
                planned.add(plan(application, facts, chosen.get(number), requested.get(number), number, issuer, now));
            }
            return new CertificatePlan(
                    application,
                    PlannedHolder.of(application, facts),
                    facts.opening(application.id(), random),
                    planned);
        } catch (UnsupportedKeyException e) {
            throw new NotIssuableException(IssuanceRefused.Reason.REQUEST_NOT_ALLOWED, e);
        }
    }

    private PlannedCertificate plan(
            ApprovedApplication application,
            HolderFacts facts,
            CertificateProfile profile,
            SubjectPublicKeyInfo key,
            int number,
            IssuingAuthority issuer,
            Instant now)
            throws NotIssuableException {
        var id = new CertificateId(issuer.id(), serials.next());
        var composed = compose(facts, profile, key, id, issuer, now);
        var linted = lint(application, composed);
        var intent = new Intent(
                id,
                application.id(),
                number,
                profile.name().value(),
                Sha256.of(encoded(key)),
                Sha256.of(composed.encoded()),
                now);
        return new PlannedCertificate(intent, () -> sign(id, issuer, linted));
    }

    private ToBeSignedCertificate compose(
            HolderFacts facts,
            CertificateProfile profile,
            SubjectPublicKeyInfo key,
            CertificateId id,
            IssuingAuthority issuer,
            Instant now)
            throws NotIssuableException {
        var storage = facts.subject().storage();
        var lawful = rules.certificateValidity(AlmatyTime.dateAt(now)).value();
        var validity = Validity.starting(now, profile.validity().forStorage(storage))
                .endingWithin(Validity.starting(now, lawful.forStorage(storage)))
                .endingWithin(Validity.of(issuer.certificate()));
        try {
            return composer.compose(
                    profile, facts.subject(), key, id.serial(), validity, issuer.context(points.of(id)));
        } catch (IncompleteIssuanceException e) {
            throw new NotIssuableException(IssuanceRefused.Reason.REQUEST_NOT_ALLOWED, e);
        }
    }

    /** Lint speaks about a key that is too weak, but also about a mistake of ours, so its findings are worth a log line. */
    private LintedCertificate lint(ApprovedApplication application, ToBeSignedCertificate composed)
            throws NotIssuableException {
        try {
            return lint.lint(composed);
        } catch (LintException e) {
            LOG.error("application {}: lint refused the certificate", application.id(), e);
            throw new NotIssuableException(IssuanceRefused.Reason.REQUEST_NOT_ALLOWED, e);
        }
    }

    private static Certificate sign(CertificateId id, IssuingAuthority issuer, LintedCertificate linted) {
        try {
            return issuer.sign(linted);
        } catch (CertificateSigningException e) {
            throw new SigningFailureException(id, e);
        }
    }

    private static List<SubjectPublicKeyInfo> requestedKeys(ApprovedApplication application)
            throws NotIssuableException {
        var requested = new ArrayList<SubjectPublicKeyInfo>();
        for (var der : application.requests()) {
            try {
                requested.add(CertificationRequest.parse(der).publicKeyInfo());
            } catch (CertificationRequestException e) {
                throw new NotIssuableException(IssuanceRefused.Reason.REQUEST_NOT_ALLOWED, e);
            }
        }
        return requested;
    }

    private static byte[] encoded(SubjectPublicKeyInfo key) {
        try {
            return key.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NotIssuableException notAllowed() {
        return new NotIssuableException(IssuanceRefused.Reason.REQUEST_NOT_ALLOWED);
    }
}
