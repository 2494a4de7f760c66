package kz.kualik.authority.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code certificate} and {@code certificate_der}, partitioned by the year (UTC) of issue. */
@Component
final class CertificateTable implements IssuedCertificates {

    private final JdbcClient jdbc;

    CertificateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a certificate with its bytes. */
    void insert(NewCertificate issued) {
        var intent = issued.intent();
        jdbc.sql("""
                with bytes as (
                    insert into certificate_der (issue_year, issuer,  serial,  der)
                    values                      (:year,      :issuer, :serial, :der)
                )
                insert into certificate (issue_year, issuer,      serial,       application_id, request_number, holder_id,
                                         profile,    not_before,  not_after,    key_hash,       storage,
                                         identified_by, issued_at)
                values                  (:year,      :issuer,     :serial,      :application,   :request,       :holder,
                                         :profile,   :notBefore,  :notAfter,    :keyHash,       :storage,
                                         :identifiedBy, :issuedAt)
                """)
                .param("year", issued.issuedAt().atOffset(ZoneOffset.UTC).getYear())
                .param("issuer", intent.id().issuer().value())
                .param("serial", intent.id().serial().toString())
                .param("der", issued.certificate().encoded())
                .param("application", intent.applicationId())
                .param("request", intent.requestNumber())
                .param("holder", issued.holderId())
                .param("profile", intent.profile())
                .param("notBefore", issued.certificate().notBefore().atOffset(ZoneOffset.UTC))
                .param("notAfter", issued.certificate().notAfter().atOffset(ZoneOffset.UTC))
                .param("keyHash", intent.keyHash().toOctets())
                .param("storage", issued.storage().name())
                .param("identifiedBy", issued.identifiedBy().name())
                .param("issuedAt", issued.issuedAt().atOffset(ZoneOffset.UTC))
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
        return jdbc.sql("""
                select c.issuer, c.serial, c.application_id, c.profile, d.der
                  from certificate     c
                  join certificate_der d using (issuer, serial, issue_year)
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
        return jdbc.sql("""
                select c.issuer, c.serial, c.application_id, c.profile, d.der
                  from certificate     c
                  join certificate_der d using (issuer, serial, issue_year)
                 where c.application_id = :application
                   and c.released_at is not null
                 order by c.request_number
                """)
                .param("application", applicationId)
                .query(CertificateTable::issued)
                .list();
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
