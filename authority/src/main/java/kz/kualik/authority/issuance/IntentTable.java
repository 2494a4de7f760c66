package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import kz.kualik.authority.audit.AuditedAct;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.node.NodeName;
import kz.kualik.pki.certificate.SerialNumber;
import org.jspecify.annotations.Nullable;
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

    /** Stores the plans whose serial number, key and request no other plan has that is not retired; tells which. */
    Set<CertificateId> open(List<Intent> plans, Map<UUID, Evidence> evidence) {
        return ids(jdbc.sql("""
                insert into issuance_intent (issuer,     serial,     application_id, request_number, profile,
                                             key_hash,   tbs_hash,   node,           state,          planned_at,
                                             approved_by, approved_at, registry_commitment)
                select                       r.issuer,   r.serial,   r.application,  r.request,      r.profile,
                                             r.key_hash, r.tbs_hash, :node,          'OPEN',         r.planned_at,
                                             r.approved_by, r.approved_at, r.registry_commitment
                  from unnest(cast(:issuers      as text[]),  cast(:serials  as text[]),
                              cast(:applications as uuid[]),  cast(:requests as smallint[]),
                              cast(:profiles     as text[]),
                              cast(:keyHashes    as bytea[]), cast(:tbsHashes as bytea[]),
                              cast(:plannedAt    as timestamptz[]),
                              cast(:approvedBy   as text[]),  cast(:approvedAt as timestamptz[]),
                              cast(:commitments  as bytea[]))
                    as r (issuer, serial, application, request, profile, key_hash, tbs_hash, planned_at,
                          approved_by, approved_at, registry_commitment)
                on conflict do nothing
                returning issuer, serial
                """)
                .param("issuers", texts(plans, plan -> plan.id().issuer().value()))
                .param("serials", texts(plans, plan -> plan.id().serial().toString()))
                .param("applications", texts(plans, plan -> plan.applicationId().toString()))
                .param("requests", plans.stream().map(Intent::requestNumber).toArray(Integer[]::new))
                .param("profiles", texts(plans, Intent::profile))
                .param("keyHashes", octets(plans, Intent::keyHash))
                .param("tbsHashes", octets(plans, Intent::tbsHash))
                .param("node", node)
                .param("plannedAt", texts(plans, plan -> plan.plannedAt().toString()))
                .param("approvedBy", approvals(plans, evidence, AuditedAct::actor))
                .param("approvedAt", approvals(plans, evidence, act -> act.at().toString()))
                .param(
                        "commitments",
                        plans.stream()
                                .map(plan -> of(plan, evidence).commitment())
                                .toArray(byte[][]::new)));
    }

    /**
     * Takes back plans that this transaction has stored, because others of the same application cannot stand. Nobody has seen
     * them, so nothing was planned.
     */
    void takeBack(Collection<CertificateId> ids) {
        on(ids, """
                delete from issuance_intent i
                 using unnest(cast(:issuers as text[]), cast(:serials as text[])) as r (issuer, serial)
                 where i.issuer = r.issuer
                   and i.serial = r.serial
                   and i.settled_at is null
                """).update();
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

    /** There is a plan of another application for this key that is open or became a certificate. */
    boolean isPlannedElsewhere(Sha256 keyHash, UUID applicationId) {
        return jdbc.sql("""
                select exists (select
                                 from issuance_intent
                                where key_hash = :keyHash
                                  and application_id <> :application
                                  and state <> 'RETIRED')
                """)
                .param("keyHash", keyHash.toOctets())
                .param("application", applicationId)
                .query(Boolean.class)
                .single();
    }

    /** The plans have been carried out; tells which were still open: the others' certificates must not be stored. */
    Set<CertificateId> certify(Collection<CertificateId> ids, Instant now) {
        return settle(ids, "CERTIFIED", now, now.minus(SerialRetirement.ABANDONED_AFTER));
    }

    /** Opens plans again that this transaction has settled, because others of the same application cannot be. */
    void reopen(Collection<CertificateId> ids) {
        on(ids, """
                update issuance_intent i
                   set state = 'OPEN', settled_at = null
                  from unnest(cast(:issuers as text[]), cast(:serials as text[])) as r (issuer, serial)
                 where i.issuer = r.issuer
                   and i.serial = r.serial
                """).update();
    }

    /** The plan is given up for ever; false if it is settled already. */
    boolean retire(CertificateId id, Instant now) {
        return settle(List.of(id), "RETIRED", now, Instant.EPOCH).contains(id);
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

    /** All open plans. */
    List<CertificateId> openOfAnyNode() {
        return jdbc.sql("""
                select issuer, serial
                  from issuance_intent
                 where state = 'OPEN'
                """).query(IntentTable::id).list();
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

    /**
     * What is open has no settled_at; asked in this way, because the index of what is open would be taken, where what was open a
     * moment ago gathers for as long as any transaction can still see it, instead of the key.
     */
    private Set<CertificateId> settle(Collection<CertificateId> ids, String state, Instant now, Instant plannedAfter) {
        return ids(on(ids, """
                update issuance_intent i
                   set state = :state, settled_at = :now
                  from unnest(cast(:issuers as text[]), cast(:serials as text[])) as r (issuer, serial)
                 where i.issuer = r.issuer
                   and i.serial = r.serial
                   and i.settled_at is null
                   and i.planned_at > :plannedAfter
                returning i.issuer, i.serial
                """)
                .param("state", state)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("plannedAfter", plannedAfter.atOffset(ZoneOffset.UTC)));
    }

    private JdbcClient.StatementSpec on(Collection<CertificateId> ids, String sql) {
        return jdbc.sql(sql)
                .param("issuers", ids.stream().map(id -> id.issuer().value()).toArray(String[]::new))
                .param("serials", ids.stream().map(id -> id.serial().toString()).toArray(String[]::new));
    }

    private static Set<CertificateId> ids(JdbcClient.StatementSpec statement) {
        return new HashSet<>(statement.query(IntentTable::id).list());
    }

    /**
     * What a plan rests on.
     *
     * @param approval the recorded approval; empty only where none is recorded
     * @param commitment to what the registry said
     */
    @SuppressWarnings("ArrayRecordComponent") // carried to the table, never compared
    record Evidence(Optional<AuditedAct> approval, byte[] commitment) {}

    private static Evidence of(Intent plan, Map<UUID, Evidence> evidence) {
        return Objects.requireNonNull(evidence.get(plan.applicationId()), "every plan rests on something");
    }

    private static @Nullable String[] approvals(
            List<Intent> plans, Map<UUID, Evidence> evidence, Function<AuditedAct, String> value) {
        return plans.stream()
                .map(plan -> of(plan, evidence).approval().map(value).orElse(null))
                .toArray(String[]::new);
    }

    private static String[] texts(List<Intent> plans, Function<Intent, String> value) {
        return plans.stream().map(value).toArray(String[]::new);
    }

    private static byte[][] octets(List<Intent> plans, Function<Intent, Sha256> value) {
        return plans.stream().map(value).map(Sha256::toOctets).toArray(byte[][]::new);
    }

    static CertificateId id(ResultSet row, int number) throws SQLException {
        return new CertificateId(new IssuerId(row.getString("issuer")), SerialNumber.ofHex(row.getString("serial")));
    }
}
