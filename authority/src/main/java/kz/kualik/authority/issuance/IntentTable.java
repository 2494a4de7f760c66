package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.node.NodeName;
import kz.kualik.pki.certificate.SerialNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code issuance_intent}: every serial number that was ever planned, and what became of it. */
@Component
final class IntentTable implements SerialRegister {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcClient jdbc;
    private final String node;

    IntentTable(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node.value();
    }

    /** Stores the plan; false if the serial number, the key or the request is taken by another plan that is not retired. */
    boolean open(Intent intent) {
        return jdbc.sql("""
                insert into issuance_intent (issuer,   serial,   application_id, request_number, profile,
                                             key_hash, tbs_hash, node,           state,          planned_at)
                values                      (:issuer,  :serial,  :application,   :request,       :profile,
                                             :keyHash, :tbsHash, :node,          'OPEN',         :plannedAt)
                on conflict do nothing
                """)
                        .param("issuer", intent.id().issuer().value())
                        .param("serial", intent.id().serial().toString())
                        .param("application", intent.applicationId())
                        .param("request", intent.requestNumber())
                        .param("profile", intent.profile())
                        .param("keyHash", intent.keyHash().toOctets())
                        .param("tbsHash", intent.tbsHash().toOctets())
                        .param("node", node)
                        .param("plannedAt", intent.plannedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** There is a plan for this application that is open or became a certificate. */
    boolean isPlannedFor(UUID applicationId) {
        return jdbc.sql("""
                select exists (select
                                 from issuance_intent
                                where application_id = :application
                                  and state <> 'RETIRED')
                """)
                .param("application", applicationId)
                .query(Boolean.class)
                .single();
    }

    /** There is a plan for this key that is open or became a certificate. */
    boolean isPlannedFor(Sha256 keyHash) {
        return jdbc.sql("""
                select exists (select
                                 from issuance_intent
                                where key_hash = :keyHash
                                  and state <> 'RETIRED')
                """)
                .param("keyHash", keyHash.toOctets())
                .query(Boolean.class)
                .single();
    }

    /** The plan has been carried out; false if it was retired meanwhile, and then the certificate must not be stored. */
    boolean certify(CertificateId id, Instant now) {
        return settle(id, "CERTIFIED", now);
    }

    /** The plan is given up for ever; false if it is settled already. */
    boolean retire(CertificateId id, Instant now) {
        return settle(id, "RETIRED", now);
    }

    /** The open plans of this node: after a start, all that a crash left behind. */
    List<CertificateId> openOfThisNode() {
        return jdbc.sql("""
                select issuer, serial
                  from issuance_intent
                 where state = 'OPEN'
                   and node = :node
                """).param("node", node).query(IntentTable::id).list();
    }

    /** The open plans of any node that are older than any issuance can take. */
    List<CertificateId> openSinceBefore(Instant instant) {
        return jdbc.sql("""
                select issuer, serial
                  from issuance_intent
                 where state = 'OPEN'
                   and planned_at < :instant
                """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(IntentTable::id)
                .list();
    }

    @Override
    public void forEachCertified(Consumer<CertificateId> consumer) {
        try (var ids = jdbc.sql("""
                select issuer, serial
                  from issuance_intent
                 where state = 'CERTIFIED'
                """).withFetchSize(FETCH_SIZE).query(IntentTable::id).stream()) {
            ids.forEach(consumer);
        }
    }

    @Override
    public List<RetiredSerial> retired(IssuerId issuer) {
        return jdbc.sql("""
                select issuer, serial, settled_at
                  from issuance_intent
                 where state = 'RETIRED'
                   and issuer = :issuer
                 order by serial
                """)
                .param("issuer", issuer.value())
                .query((row, number) -> new RetiredSerial(
                        id(row, number),
                        row.getObject("settled_at", OffsetDateTime.class)
                                .toInstant()
                                .truncatedTo(ChronoUnit.SECONDS)))
                .list();
    }

    private boolean settle(CertificateId id, String state, Instant now) {
        return jdbc.sql("""
                update issuance_intent
                   set state = :state, settled_at = :now
                 where issuer = :issuer
                   and serial = :serial
                   and state = 'OPEN'
                """)
                        .param("state", state)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("issuer", id.issuer().value())
                        .param("serial", id.serial().toString())
                        .update()
                == 1;
    }

    static CertificateId id(ResultSet row, int number) throws SQLException {
        return new CertificateId(new IssuerId(row.getString("issuer")), SerialNumber.ofHex(row.getString("serial")));
    }
}
