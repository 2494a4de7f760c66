package kz.kualik.authority.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import org.springframework.stereotype.Component;

/**
 * Puts the house's own certificates and those of its staff into the one store of certificates, so that they can be found and
 * revoked like every other one. Nobody applied for them: an id of their own stands where the application's would.
 */
@Component
final class HouseStore {

    /** The registry has no say here, so there is nothing to commit to: zeros. */
    private static final IntentTable.Evidence NO_REGISTRY = new IntentTable.Evidence(Optional.empty(), new byte[32]);

    private final IssuanceTable issuances;
    private final IntentTable intents;
    private final CertificateTable certificates;
    private final HouseHolder holders;
    private final StatusLog status;
    private final AuditLog audit;
    private final Clock clock;

    HouseStore(
            IssuanceTable issuances,
            IntentTable intents,
            CertificateTable certificates,
            HouseHolder holders,
            StatusLog status,
            AuditLog audit,
            Clock clock) {
        this.issuances = issuances;
        this.intents = intents;
        this.certificates = certificates;
        this.holders = holders;
        this.status = status;
        this.audit = audit;
        this.clock = clock;
    }

    /** A plan for the key of a member of staff or of the house; false if the key has a certificate already. */
    boolean open(Intent intent) {
        return issuances.begin(List.of(intent.applicationId()), clock.instant()).contains(intent.applicationId())
                && intents.open(List.of(intent), Map.of(intent.applicationId(), NO_REGISTRY))
                        .contains(intent.id());
    }

    /** Stores what was signed by the plan, with its status and its audit row. Needs a transaction. */
    void store(Intent intent, Certificate certificate, Optional<PersonId> person) {
        insert(intent, certificate, person);
        status.issued(List.of(intent.id()));
        audit.record(AuditEvent.of(
                IssuanceService.ACTOR,
                AuditAction.CERTIFICATE_ISSUED,
                new AuditedObject("certificate", intent.id().toString()),
                Map.of(
                        "profile", intent.profile(),
                        "not-after", certificate.notAfter().toString(),
                        "sha256", Sha256.of(certificate.encoded()).toString())));
    }

    /** Enters a certificate that the ceremony made; one that stands in the store is left alone. Needs a transaction. */
    void enter(IssuerId issuer, Certificate certificate, String profile) {
        var id = new CertificateId(issuer, certificate.serialNumber());
        if (certificates.find(id).isEmpty()) {
            var intent = new Intent(
                    id, UUID.randomUUID(), 0, profile, keyHash(certificate), tbsHash(certificate), clock.instant());
            if (open(intent)) {
                insert(intent, certificate, Optional.empty());
            }
        }
    }

    private void insert(Intent intent, Certificate certificate, Optional<PersonId> person) {
        Instant now = clock.instant();
        if (!intents.certify(List.of(intent.id()), now).contains(intent.id())) {
            throw new PlanRetiredException(intent.id());
        }
        certificates.insert(
                List.of(new NewCertificate(
                        intent,
                        holders.findOrEnter(person),
                        KeyStorage.PKCS12_FILE,
                        IdentificationMethod.VISIT,
                        certificate,
                        now)),
                now);
        issuances.finish(List.of(intent.applicationId()), now);
    }

    private static Sha256 keyHash(Certificate certificate) {
        try {
            return Sha256.of(certificate.publicKeyInfo().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sha256 tbsHash(Certificate certificate) {
        try {
            return Sha256.of(
                    certificate.toHolder().toASN1Structure().getTBSCertificate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
