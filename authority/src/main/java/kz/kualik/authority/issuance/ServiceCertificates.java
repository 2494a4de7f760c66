package kz.kualik.authority.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.authority.keys.HouseCertificateRefusedException;
import kz.kualik.authority.keys.HouseCertificates;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Certificates of the house's services, in the order of every issuance: plan committed, then signed, then stored in the
 * caller's transaction. What a crash leaves planned is retired at the next start; what is stored is found and revoked like
 * every other certificate.
 */
@Component
public final class ServiceCertificates {

    private final HouseCertificates certificates;
    private final HouseStore store;
    private final SerialRetirement retirement;
    private final TransactionTemplate planning;
    private final Clock clock;

    ServiceCertificates(
            HouseCertificates certificates,
            HouseStore store,
            SerialRetirement retirement,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.certificates = certificates;
        this.store = store;
        this.retirement = retirement;
        // The plan has to be durable before the key is used, whatever becomes of the caller's transaction.
        this.planning = new TransactionTemplate(transactions);
        this.planning.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** What is planned and can be signed once. */
    public static final class Plan {

        private final Intent intent;
        private final HouseCertificates.Prepared prepared;

        private Plan(Intent intent, HouseCertificates.Prepared prepared) {
            this.intent = intent;
            this.prepared = prepared;
        }

        public CertificateId id() {
            return intent.id();
        }

        /**
         * Uses the issuer's key.
         *
         * @throws HouseCertificateRefusedException if the signature cannot be made
         */
        public Certificate sign() throws HouseCertificateRefusedException {
            return prepared.sign();
        }
    }

    /**
     * The durable plan of a certificate for this key.
     *
     * @throws HouseCertificateRefusedException if the key does not fit the profile, lint refuses the certificate, or the key
     *     has one already
     */
    public Plan plan(IssuingAuthority issuer, ProfileName profile, String commonName, SubjectPublicKeyInfo key)
            throws HouseCertificateRefusedException {
        var prepared = certificates.prepare(issuer, profile, commonName, key);
        var intent = new Intent(
                new CertificateId(issuer.id(), prepared.serial()),
                UUID.randomUUID(),
                0,
                profile.value(),
                Sha256.of(encoded(key)),
                Sha256.of(prepared.toBeSigned()),
                clock.instant());
        var opened = new AtomicBoolean();
        planning.executeWithoutResult(transaction -> {
            opened.set(store.open(intent));
            if (!opened.get()) {
                transaction.setRollbackOnly();
            }
        });
        if (!opened.get()) {
            throw HouseCertificateRefusedException.keyTaken(profile);
        }
        return new Plan(intent, prepared);
    }

    /** Stores what was signed by the plan, with its line in the status log and its audit row. Needs a transaction. */
    public void store(Plan plan, Certificate certificate) {
        store.store(plan.intent, certificate, Optional.empty());
    }

    /** Plans that come to nothing: their serial numbers are retired, and their keys may be certified later. */
    public void giveUp(List<Plan> plans, Exception why) {
        retirement.retireAfterFailure(plans.stream().map(Plan::id).toList(), why);
    }

    /** Enters a certificate that was issued otherwise; one that is there is left alone. Needs a transaction. */
    public void enter(IssuerId issuer, Certificate certificate, ProfileName profile) {
        store.enter(issuer, certificate, profile.value());
    }

    private static byte[] encoded(SubjectPublicKeyInfo key) {
        try {
            return key.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
