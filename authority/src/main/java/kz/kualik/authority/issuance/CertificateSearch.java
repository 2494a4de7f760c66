package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds certificates by what people know of them. Every question is answered from indexes, however many years of
 * certificates there are. Who looks a person up records it; this class does not.
 */
@Component
public final class CertificateSearch {

    /** More certificates than anybody has; a bound against a mistake. */
    private static final int MOST = 1_000;

    private static final String COLUMNS = """
            select c.issuer, c.serial, c.application_id, c.holder_id, c.profile, c.not_before, c.not_after, c.issued_at,
                   c.released_at
              from certificate c
            """;

    private final JdbcClient jdbc;

    CertificateSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The certificate of this issuer and serial number. */
    public Optional<CertificateEntry> find(CertificateId id) {
        return jdbc.sql(COLUMNS + """
                 where c.issuer = :issuer
                   and c.serial = :serial
                """)
                .param("issuer", id.issuer().value())
                .param("serial", id.serial().toString())
                .query(CertificateSearch::entry)
                .optional();
    }

    /** All certificates of a person, in whatever role, the newest first. */
    public List<CertificateEntry> ofPerson(PersonId person) {
        return ofHolders("person_id", person.value());
    }

    /** All certificates of people acting for an entity and of its systems, the newest first. */
    public List<CertificateEntry> ofEntity(EntityId entity) {
        return ofHolders("entity_id", entity.value());
    }

    /** All certificates of an application, in the order of its requests. */
    public List<CertificateEntry> ofApplication(UUID applicationId) {
        return jdbc.sql(COLUMNS + """
                 where c.application_id = :application
                 order by c.request_number
                """)
                .param("application", applicationId)
                .query(CertificateSearch::entry)
                .list();
    }

    private List<CertificateEntry> ofHolders(String column, UUID id) {
        return jdbc.sql(COLUMNS + """
                  join holder h on h.id = c.holder_id
                 where h.%s = :id
                 order by c.issued_at desc, c.serial
                 limit :most
                """.formatted(column))
                .param("id", id)
                .param("most", MOST)
                .query(CertificateSearch::entry)
                .list();
    }

    private static CertificateEntry entry(ResultSet row, int number) throws SQLException {
        return new CertificateEntry(
                IntentTable.id(row, number),
                row.getObject("application_id", UUID.class),
                row.getObject("holder_id", UUID.class),
                row.getString("profile"),
                instant(row, "not_before"),
                instant(row, "not_after"),
                instant(row, "issued_at"),
                Optional.ofNullable(row.getObject("released_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
