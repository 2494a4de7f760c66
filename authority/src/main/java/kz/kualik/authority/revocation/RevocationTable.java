package kz.kualik.authority.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code revocation} (append-only) and {@code revocation_comment}. */
@Component
final class RevocationTable {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcClient jdbc;

    RevocationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the revocation; false if the certificate is revoked already. */
    boolean insert(Revocation revocation, RevocationRequest request) {
        var ground = revocation.ground();
        var inserted = jdbc.sql("""
                insert into revocation (issuer,      serial,      ground,   circumstance,  reason,
                                        revoked_at,  received_at, actor_kind,  actor_id)
                values                 (:issuer,     :serial,     :ground,  :circumstance, :reason,
                                        :revokedAt,  :receivedAt, :actorKind,  :actorId)
                on conflict (issuer, serial) do nothing
                """)
                .param("issuer", revocation.certificate().issuer().value())
                .param("serial", revocation.certificate().serial().toString())
                .param("ground", ground.legal().name())
                .param("circumstance", ground.circumstance().map(Enum::name).orElse(null))
                .param("reason", ground.reason().code())
                .param("revokedAt", revocation.revokedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "receivedAt",
                        request.receivedAt().orElse(revocation.revokedAt()).atOffset(ZoneOffset.UTC))
                .param("actorKind", request.actor().kind())
                .param("actorId", request.actor().id())
                .update();
        if (inserted == 0) {
            return false;
        }
        if (request.comment().isPresent() || request.basis().isPresent()) {
            insertWords(request);
        }
        return true;
    }

    Optional<Revocation> find(CertificateId certificate) {
        return jdbc.sql("""
                select issuer, serial, ground, circumstance, revoked_at
                  from revocation
                 where issuer = :issuer
                   and serial = :serial
                """)
                .param("issuer", certificate.issuer().value())
                .param("serial", certificate.serial().toString())
                .query(RevocationTable::revocation)
                .optional();
    }

    List<Revocation> ofIssuer(IssuerId issuer) {
        return jdbc.sql("""
                select issuer, serial, ground, circumstance, revoked_at
                  from revocation
                 where issuer = :issuer
                 order by serial
                """)
                .param("issuer", issuer.value())
                .query(RevocationTable::revocation)
                .list();
    }

    /** Hands over every revocation, in no order, without holding them all in memory. */
    void forEach(Consumer<Revocation> consumer) {
        try (var revocations = jdbc.sql("""
                select issuer, serial, ground, circumstance, revoked_at
                  from revocation
                """).withFetchSize(FETCH_SIZE).query(RevocationTable::revocation).stream()) {
            revocations.forEach(consumer);
        }
    }

    private void insertWords(RevocationRequest request) {
        jdbc.sql("""
                insert into revocation_comment (issuer,  serial,  comment,  basis)
                values                         (:issuer, :serial, :comment, :basis)
                """)
                .param("issuer", request.certificate().issuer().value())
                .param("serial", request.certificate().serial().toString())
                .param("comment", request.comment().orElse(null))
                .param("basis", request.basis().orElse(null))
                .update();
    }

    private static Revocation revocation(ResultSet row, int number) throws SQLException {
        return new Revocation(
                new CertificateId(new IssuerId(row.getString("issuer")), SerialNumber.ofHex(row.getString("serial"))),
                new RevocationGround(
                        LegalGround.valueOf(row.getString("ground")),
                        Optional.ofNullable(row.getString("circumstance")).map(Circumstance::valueOf)),
                row.getObject("revoked_at", OffsetDateTime.class).toInstant());
    }
}
