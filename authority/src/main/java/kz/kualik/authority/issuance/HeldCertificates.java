package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which certificates persons and entities hold. Whoever shows it to somebody records the look-up. */
@Component
public final class HeldCertificates {

    private static final String SELECT = """
            select c.issuer, c.serial, c.application_id, c.holder_id, c.profile, c.not_before, c.not_after, c.issued_at,
                   i.planned_at, h.kind, h.person_id, h.entity_id
              from certificate     c
              join holder          h on h.id = c.holder_id
              join issuance_intent i on i.issuer = c.issuer and i.serial = c.serial
            """;

    private final JdbcClient jdbc;

    HeldCertificates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The certificate with its holder. */
    public Optional<HeldCertificate> find(CertificateId id) {
        return jdbc.sql(SELECT + """
                 where c.issuer = :issuer
                   and c.serial = :serial
                """)
                .param("issuer", id.issuer().value())
                .param("serial", id.serial().toString())
                .query(HeldCertificates::held)
                .optional();
    }

    /** All certificates that name the person, the person's own and those for entities. */
    public List<HeldCertificate> ofPerson(PersonId person) {
        return jdbc.sql(SELECT + """
                 where h.person_id = :person
                 order by c.issued_at, c.serial
                """)
                .param("person", person.value())
                .query(HeldCertificates::held)
                .list();
    }

    /**
     * A page of the certificates that name the person, the latest first.
     *
     * @param before only those issued before, or at the same time with a smaller serial number
     */
    public List<HeldCertificate> pageOfPerson(PersonId person, Instant before, String serialBefore, int limit) {
        return jdbc.sql(SELECT + """
                 where h.person_id = :person
                   and (c.issued_at, c.serial) < (:before, :serial)
                 order by c.issued_at desc, c.serial desc
                 limit :limit
                """)
                .param("person", person.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("serial", serialBefore)
                .param("limit", limit)
                .query(HeldCertificates::held)
                .list();
    }

    /** All certificates that name the entity. */
    public List<HeldCertificate> ofEntity(EntityId entity) {
        return jdbc.sql(SELECT + """
                 where h.entity_id = :entity
                 order by c.issued_at, c.serial
                """)
                .param("entity", entity.value())
                .query(HeldCertificates::held)
                .list();
    }

    private static HeldCertificate held(ResultSet row, int number) throws SQLException {
        return new HeldCertificate(
                IntentTable.id(row, number),
                row.getObject("application_id", UUID.class),
                row.getObject("holder_id", UUID.class),
                row.getString("kind"),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getObject("entity_id", UUID.class)).map(EntityId::new),
                row.getString("profile"),
                instant(row, "not_before"),
                instant(row, "not_after"),
                instant(row, "planned_at"),
                instant(row, "issued_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
