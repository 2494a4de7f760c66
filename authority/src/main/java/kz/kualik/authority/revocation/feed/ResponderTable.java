package kz.kualik.authority.revocation.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code responder} and {@code responder_certificate}. */
@Component
final class ResponderTable {

    /** A responder as it was enrolled. */
    record Enrolled(String name, Instant enrolledAt, Optional<Instant> withdrawnAt) {}

    private final JdbcClient jdbc;

    ResponderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is or was a responder of this name. */
    boolean isTaken(String name) {
        return jdbc.sql("select exists (select from responder where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Stores the responder; false if the name is taken. */
    boolean insert(String name, byte[] tlsFingerprint, Instant at) {
        return jdbc.sql("""
                insert into responder (name,  tls_fingerprint, enrolled_at)
                values                (:name, :fingerprint,    :at)
                on conflict (name) do nothing
                """)
                        .param("name", name)
                        .param("fingerprint", tlsFingerprint)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void insertCertificate(String responder, String purpose, IssuerId issuer, Certificate certificate) {
        jdbc.sql("""
                insert into responder_certificate (issuer,  serial,  responder,  purpose,  der)
                values                            (:issuer, :serial, :responder, :purpose, :der)
                """)
                .param("issuer", issuer.value())
                .param("serial", certificate.serialNumber().toString())
                .param("responder", responder)
                .param("purpose", purpose)
                .param("der", certificate.encoded())
                .update();
    }

    /** Whether an enrolled responder, not withdrawn, has this certificate. */
    boolean isActive(byte[] tlsFingerprint) {
        return jdbc.sql("""
                select exists (select
                                 from responder
                                where tls_fingerprint = :fingerprint
                                  and withdrawn_at is null)
                """)
                .param("fingerprint", tlsFingerprint)
                .query(Boolean.class)
                .single();
    }

    /** From now on it may not follow the feed; false if there is no such active responder. */
    boolean withdraw(String name, Instant at) {
        return jdbc.sql("""
                update responder
                   set withdrawn_at = :at
                 where name = :name
                   and withdrawn_at is null
                """)
                        .param("name", name)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A certificate of a responder and the name under which it was asked for. */
    record Held(IssuerId issuer, String purpose, Certificate certificate) {}

    /** What it was certified with. */
    List<Held> certificates(String name) {
        return jdbc.sql("""
                select issuer, purpose, der
                  from responder_certificate
                 where responder = :name
                 order by issuer, serial
                """)
                .param("name", name)
                .query((row, number) -> new Held(
                        new IssuerId(row.getString("issuer")),
                        row.getString("purpose"),
                        certificate(row.getBytes("der"))))
                .list();
    }

    List<Enrolled> all() {
        return jdbc.sql("""
                select name, enrolled_at, withdrawn_at
                  from responder
                 order by name
                """).query(ResponderTable::enrolled).list();
    }

    private static Certificate certificate(byte[] der) {
        try {
            return Certificate.parse(der);
        } catch (MalformedCertificateException e) {
            throw new IllegalStateException("a certificate that was stored cannot be read", e);
        }
    }

    private static Enrolled enrolled(ResultSet row, int number) throws SQLException {
        return new Enrolled(
                row.getString("name"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
