package kz.kualik.authority.issuance;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.keys.HouseCertificates;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.node.NodeName;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real store of certificates, filled by tests of other rooms. */
public final class TestStore {

    private final JdbcClient jdbc;
    private final IntentTable intents;
    private final CertificateTable certificates;

    public TestStore(DataSource source) {
        jdbc = JdbcClient.create(source);
        intents = new IntentTable(jdbc, new NodeName("node-1"));
        certificates = new CertificateTable(jdbc);
    }

    public IssuedCertificates certificates() {
        return certificates;
    }

    public HeldCertificates heldCertificates() {
        return new HeldCertificates(jdbc);
    }

    public SerialRegister serials() {
        return intents;
    }

    /** How services of the house are certified into this store. */
    public ServiceCertificates services(
            HouseCertificates certified,
            StatusLog status,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ServiceCertificates(
                certified,
                new HouseStore(
                        new IssuanceTable(jdbc), intents, certificates, new HouseHolder(jdbc), status, audit, clock),
                new SerialRetirement(intents, status, audit, new TransactionTemplate(transactions), clock),
                transactions,
                clock);
    }

    /** Stores a certificate as if it had been issued at this instant. */
    public CertificateId add(IssuerId issuer, Certificate certificate, Instant at) throws IOException {
        var intent = plan(issuer, certificate, at);
        intents.certify(List.of(intent.id()), at);
        certificates.insert(
                List.of(new NewCertificate(
                        intent, holder(), KeyStorage.PKCS12_FILE, IdentificationMethod.VISIT, certificate, at)),
                at);
        return intent.id();
    }

    /** Leaves a serial number planned and retired, as after a crash. */
    public CertificateId addRetired(IssuerId issuer, Certificate certificate, Instant at) throws IOException {
        var intent = plan(issuer, certificate, at);
        intents.retire(intent.id(), at);
        return intent.id();
    }

    private Intent plan(IssuerId issuer, Certificate certificate, Instant at) throws IOException {
        var application = UUID.randomUUID();
        new IssuanceTable(jdbc).begin(List.of(application), at);
        var intent = new Intent(
                new CertificateId(issuer, certificate.serialNumber()),
                application,
                0,
                "individual-sign",
                Sha256.of(certificate.publicKeyInfo().getEncoded()),
                Sha256.of(certificate
                        .toHolder()
                        .toASN1Structure()
                        .getTBSCertificate()
                        .getEncoded()),
                at);
        intents.open(List.of(intent), Map.of(application, new IntentTable.Evidence(Optional.empty(), new byte[32])));
        return intent;
    }

    private UUID holder() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into holder (id, kind) values (:id, :kind)")
                .param("id", id)
                .param("kind", id.toString())
                .update();
        return id;
    }
}
