package kz.kualik.authority.issuance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditTrail;
import kz.kualik.authority.audit.AuditedAct;
import kz.kualik.authority.audit.AuditedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why a serial number was given: the plan that was stored before the signature, and the acts that led to it. */
@Component
class IssuanceEvidence {

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    IssuanceEvidence(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * The evidence of one serial number; nothing in it is about a person but by id and commitment.
     *
     * @param issuer the issuer's short name
     * @param serial the serial number in hexadecimal
     * @param state what became of the plan: OPEN, CERTIFIED or RETIRED
     * @param profile by which profile
     * @param applicationId for which application
     * @param approvedBy who approved it, as {@code kind/id}; absent for plans from before this was kept
     * @param approvedAt when
     * @param registryCommitment the salted commitment to what the registry said at the time of issue, in hexadecimal
     * @param keySha256 of the holder's SubjectPublicKeyInfo
     * @param toBeSignedSha256 of the TBSCertificate, stored before the key was used
     * @param plannedAt when the plan was made
     * @param settledAt when it became a certificate or was given up
     * @param node on which node
     * @param acts all recorded acts on the application and on the certificate, with the hashes of their rows
     */
    record Evidence(
            String issuer,
            String serial,
            String state,
            String profile,
            UUID applicationId,
            Optional<String> approvedBy,
            Optional<Instant> approvedAt,
            Optional<String> registryCommitment,
            String keySha256,
            String toBeSignedSha256,
            Instant plannedAt,
            Optional<Instant> settledAt,
            String node,
            List<AuditedAct> acts) {

        private Evidence with(List<AuditedAct> all) {
            return new Evidence(
                    issuer,
                    serial,
                    state,
                    profile,
                    applicationId,
                    approvedBy,
                    approvedAt,
                    registryCommitment,
                    keySha256,
                    toBeSignedSha256,
                    plannedAt,
                    settledAt,
                    node,
                    all);
        }
    }

    Optional<Evidence> find(CertificateId id) {
        return jdbc.sql("""
                select issuer, serial, state, profile, application_id, approved_by, approved_at, registry_commitment,
                       key_hash, tbs_hash, planned_at, settled_at, node
                  from issuance_intent
                 where issuer = :issuer
                   and serial = :serial
                """)
                .param("issuer", id.issuer().value())
                .param("serial", id.serial().toString())
                .query((row, number) -> new Evidence(
                        row.getString("issuer"),
                        row.getString("serial"),
                        row.getString("state"),
                        row.getString("profile"),
                        row.getObject("application_id", UUID.class),
                        Optional.ofNullable(row.getString("approved_by")),
                        instant(row.getObject("approved_at", OffsetDateTime.class)),
                        Optional.ofNullable(row.getBytes("registry_commitment")).map(HexFormat.of()::formatHex),
                        HexFormat.of().formatHex(row.getBytes("key_hash")),
                        HexFormat.of().formatHex(row.getBytes("tbs_hash")),
                        instant(row.getObject("planned_at", OffsetDateTime.class))
                                .orElseThrow(),
                        instant(row.getObject("settled_at", OffsetDateTime.class)),
                        row.getString("node"),
                        List.of()))
                .optional()
                .map(evidence -> evidence.with(acts(evidence, id)));
    }

    private List<AuditedAct> acts(Evidence evidence, CertificateId id) {
        var acts = new ArrayList<>(trail.of(
                new AuditedObject("application", evidence.applicationId().toString())));
        acts.addAll(trail.of(new AuditedObject("certificate", id.toString())));
        return List.copyOf(acts);
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
