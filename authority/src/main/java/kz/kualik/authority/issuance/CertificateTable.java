package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code certificate} and {@code certificate_der}, partitioned by the year (UTC) of issue. */
@Component
final class CertificateTable implements IssuedCertificates {

    /**
     * A certificate {@code c} with its bytes. They are asked for row by row, so that the database finds them by the key of one
     * partition and never reads a table of all bytes, whatever it believes of the tables' sizes. One without bytes is damaged.
     */
    private static final String WITH_BYTES = """
            select c.issuer, c.serial, c.application_id, c.profile,
                   coalesce((select d.der
                               from certificate_der d
                              where d.issuer = c.issuer
                                and d.serial = c.serial
                                and d.issue_year = c.issue_year), '') as der
              from certificate c
            """;

    private final JdbcClient jdbc;

    CertificateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores certificates with their bytes; their holders may have them from the commit on. */
    void insert(List<NewCertificate> issued, Instant releasedAt) {
        jdbc.sql("""
                with issued as (
                    select *
                      from unnest(cast(:years        as smallint[]),    cast(:issuers    as text[]),
                                  cast(:serials      as text[]),        cast(:applications as uuid[]),
                                  cast(:requests     as smallint[]),    cast(:holders    as uuid[]),
                                  cast(:profiles     as text[]),        cast(:notBefore  as timestamptz[]),
                                  cast(:notAfter     as timestamptz[]), cast(:keyHashes  as bytea[]),
                                  cast(:storages     as text[]),        cast(:identified as text[]),
                                  cast(:issuedAt     as timestamptz[]), cast(:ders       as bytea[]))
                        as r (issue_year, issuer, serial, application_id, request_number, holder_id, profile,
                              not_before, not_after, key_hash, storage, identified_by, issued_at, der)
                ), bytes as (
                    insert into certificate_der (issue_year, issuer, serial, der)
                    select                       issue_year, issuer, serial, der
                      from issued
                )
                insert into certificate (issue_year, issuer,     serial,    application_id, request_number, holder_id,
                                         profile,    not_before, not_after, key_hash,       storage,
                                         identified_by, issued_at, released_at)
                select                   issue_year, issuer,     serial,    application_id, request_number, holder_id,
                                         profile,    not_before, not_after, key_hash,       storage,
                                         identified_by, issued_at, :releasedAt
                  from issued
                """)
                .param(
                        "years",
                        issued.stream()
                                .map(one ->
                                        one.issuedAt().atOffset(ZoneOffset.UTC).getYear())
                                .toArray(Integer[]::new))
                .param("issuers", texts(issued, one -> one.intent().id().issuer()))
                .param("serials", texts(issued, one -> one.intent().id().serial()))
                .param("applications", texts(issued, one -> one.intent().applicationId()))
                .param(
                        "requests",
                        issued.stream().map(one -> one.intent().requestNumber()).toArray(Integer[]::new))
                .param("holders", texts(issued, NewCertificate::holderId))
                .param("profiles", texts(issued, one -> one.intent().profile()))
                .param("notBefore", texts(issued, one -> one.certificate().notBefore()))
                .param("notAfter", texts(issued, one -> one.certificate().notAfter()))
                .param(
                        "keyHashes",
                        issued.stream()
                                .map(one -> one.intent().keyHash().toOctets())
                                .toArray(byte[][]::new))
                .param("storages", texts(issued, one -> one.storage().name()))
                .param("identified", texts(issued, one -> one.identifiedBy().name()))
                .param("issuedAt", texts(issued, NewCertificate::issuedAt))
                .param(
                        "ders",
                        issued.stream().map(one -> one.certificate().encoded()).toArray(byte[][]::new))
                .param("releasedAt", releasedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lets the holder have all certificates of the application. */
    void release(UUID applicationId, Instant now) {
        jdbc.sql("""
                update certificate
                   set released_at = :now
                 where application_id = :application
                   and released_at is null
                """)
                .param("application", applicationId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The certificates of the application, released or not. */
    List<CertificateId> storedFor(UUID applicationId) {
        return jdbc.sql("""
                select issuer, serial
                  from certificate
                 where application_id = :application
                 order by request_number
                """)
                .param("application", applicationId)
                .query(IntentTable::id)
                .list();
    }

    @Override
    public Optional<IssuedCertificate> find(CertificateId id) {
        return jdbc.sql(WITH_BYTES + """
                 where c.issuer = :issuer
                   and c.serial = :serial
                """)
                .param("issuer", id.issuer().value())
                .param("serial", id.serial().toString())
                .query(CertificateTable::issued)
                .optional();
    }

    @Override
    public List<IssuedCertificate> releasedFor(UUID applicationId) {
        return jdbc.sql(WITH_BYTES + """
                 where c.application_id = :application
                   and c.released_at is not null
                 order by c.request_number
                """)
                .param("application", applicationId)
                .query(CertificateTable::issued)
                .list();
    }

    private static String[] texts(List<NewCertificate> issued, Function<NewCertificate, Object> value) {
        return issued.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    private static IssuedCertificate issued(ResultSet row, int number) throws SQLException {
        var id = IntentTable.id(row, number);
        return new IssuedCertificate(
                id,
                row.getObject("application_id", UUID.class),
                row.getString("profile"),
                certificate(id, row.getBytes("der")));
    }

    private static Certificate certificate(CertificateId id, byte[] der) {
        try {
            return Certificate.parse(der);
        } catch (MalformedCertificateException e) {
            throw new DamagedCertificateStoreException(id, e);
        }
    }
}
