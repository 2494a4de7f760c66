package kz.kualik.authority.identification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.kualik.authority.applications.Application;
import kz.kualik.authority.applications.RegistryFacts;
import kz.kualik.authority.applications.RenewalForm;
import kz.kualik.authority.applications.Renewals;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HolderNames;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.revocation.HolderKeys;
import kz.kualik.authority.revocation.SignedMessage;
import kz.kualik.authority.revocation.SignedMessages;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.request.MalformedCertificationRequestException;
import kz.kualik.pki.request.RenewalRequest;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Identification by a valid key: the holder signs the requests for the new keys with a key whose certificate is in its time and
 * not revoked, and the registry still says of them, afresh, what that certificate says. The signed request is kept as evidence.
 */
@Service
class ValidKeys {

    /** How far a signer's clock may be ahead of the house's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final SignedMessages messages;
    private final HolderKeys holders;
    private final Renewals renewals;
    private final JdbcClient jdbc;
    private final Clock clock;

    ValidKeys(SignedMessages messages, HolderKeys holders, Renewals renewals, JdbcClient jdbc, Clock clock) {
        this.messages = messages;
        this.holders = holders;
        this.renewals = renewals;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Has certificates made for the new keys.
     *
     * @param cms one {@code ContentInfo} over a {@link RenewalRequest}, attached, signed by one valid key
     * @return the application, approved
     */
    Application renew(byte[] cms, String documentNumber, String language, Optional<String> email)
            throws ProblemException {
        var message = messages.read(cms, RenewalRequest.CONTENT_TYPE, RenewalRequest.MAXIMUM_SIZE);
        var request = request(message.content());
        var certificate = message.signer();
        var held = holder(certificate);
        requireForSignatures(certificate);
        requireTime(message, held);
        var form = new RenewalForm(
                held.applicationId(),
                held.holderId(),
                SubjectType.valueOf(held.holderKind()),
                held.person().orElseThrow(RenewalRefusedException::notAHolders),
                held.entity(),
                documentNumber,
                language,
                email,
                request.agreement(),
                request.requests());
        return renewals.renew(form, (application, facts) -> {
            requireSameName(certificate, facts);
            // Asked again: while the registry took its time, the certificate may have been revoked.
            keep(application, holder(certificate), cms);
        });
    }

    private static RenewalRequest request(byte[] content) throws RenewalRefusedException {
        try {
            return RenewalRequest.parse(content);
        } catch (MalformedCertificationRequestException e) {
            throw RenewalRefusedException.noRequest();
        }
    }

    private HeldCertificate holder(Certificate signer) throws RenewalRefusedException {
        var shown = holders.find(signer).orElseThrow(RenewalRefusedException::notAHolders);
        return switch (shown.standing()) {
            case VALID -> shown.held();
            case NOT_YET -> throw RenewalRefusedException.notYetValid();
            case EXPIRED -> throw RenewalRefusedException.expired();
            case REVOKED -> throw RenewalRefusedException.revoked();
        };
    }

    /** A login is given away more lightly than a signature, so the key for logging in does not do. */
    private static void requireForSignatures(Certificate certificate) throws RenewalRefusedException {
        var fits = certificate
                .extensions()
                .map(KeyUsage::fromExtensions)
                .filter(usage -> usage.hasUsages(KeyUsage.nonRepudiation))
                .isPresent();
        if (!fits) {
            throw RenewalRefusedException.notForSignatures();
        }
    }

    /** Signed attributes are required with it: without them the type of the content would not be covered. */
    private void requireTime(SignedMessage message, HeldCertificate held) throws RenewalRefusedException {
        var latest = clock.instant().plus(CLOCKS_APART);
        var earliest = held.notBefore().minus(CLOCKS_APART);
        if (message.signedAt()
                .filter(at -> !at.isBefore(earliest) && !at.isAfter(latest))
                .isEmpty()) {
            throw RenewalRefusedException.signedAtAnotherTime();
        }
    }

    /** Who or what is called otherwise by now comes to a centre; the old certificate has to be revoked for it (article 18). */
    private static void requireSameName(Certificate certificate, RegistryFacts facts) throws RenewalRefusedException {
        try {
            if (!certificate.subject().equals(HolderNames.of(Optional.empty(), facts.person(), facts.entity()))) {
                throw RenewalRefusedException.nameChanged();
            }
        } catch (InvalidNameException e) {
            throw RenewalRefusedException.nameChanged();
        }
    }

    private void keep(Application application, HeldCertificate held, byte[] cms) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into renewal (application_id, issuer, serial, cms, received_at)
                values (:application, :issuer, :serial, :cms, :now)
                """)
                .param("application", application.id())
                .param("issuer", held.id().issuer().value())
                .param("serial", held.id().serial().toString())
                .param("cms", cms)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
