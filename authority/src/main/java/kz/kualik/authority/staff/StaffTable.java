package kz.kualik.authority.staff;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.authority.web.Role;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIinException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** {@link StaffRegister} in the database. */
@Transactional(readOnly = true)
class StaffTable implements StaffRegister {

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Centre> centres() {
        return jdbc.sql("select code, kk, ru, en from centre where active order by code")
                .query((row, number) -> centre(row))
                .list();
    }

    @Override
    public Optional<Centre> centre(CentreCode code) {
        return jdbc.sql("select code, kk, ru, en from centre where code = :code and active")
                .param("code", code.value())
                .query((row, number) -> centre(row))
                .optional();
    }

    @Override
    public List<StaffMember> members() {
        return jdbc.sql("""
                select m.id, m.person_id, m.centre, p.iin, p.surname, p.given_name,
                       exists (select from staff_certificate c
                               where c.member_id = m.id and c.withdrawn_at is null) as has_certificate
                from staff_member m
                join person_identity p on p.person_id = m.person_id and p.valid_to is null
                where m.active and m.role = 'OPERATOR'
                order by m.centre, m.enrolled_at, m.id
                """).query((row, number) -> member(row)).list();
    }

    @Override
    @Transactional
    public void bindCertificate(StaffId member, X509Certificate certificate) {
        jdbc.sql("""
                insert into staff_certificate (fingerprint,  member_id, bound_at, not_after)
                values                        (:fingerprint, :member,   :now,     :notAfter)
                """)
                .param("fingerprint", ClientCertificate.fingerprint(certificate))
                .param("member", member.value())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("notAfter", certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<StaffCaller> callerWith(X509Certificate certificate) {
        return jdbc.sql("""
                select m.id, m.role, m.person_id, m.centre
                  from staff_certificate c
                  join staff_member m on m.id = c.member_id
                 where c.fingerprint = :fingerprint
                   and c.withdrawn_at is null
                   and m.active
                """)
                .param("fingerprint", ClientCertificate.fingerprint(certificate))
                .query(StaffTable::caller)
                .optional();
    }

    @Override
    public boolean isKnown(X509Certificate certificate) {
        return jdbc.sql("select exists (select from staff_certificate where fingerprint = :fingerprint)")
                .param("fingerprint", ClientCertificate.fingerprint(certificate))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<StaffPost> postsWithoutCertificate() {
        return jdbc.sql("""
                select id, role, person_id, number
                  from (select id, role, person_id,
                               row_number() over (partition by role order by centre, enrolled_at, id) as number
                          from staff_member
                         where active) as posts
                 where not exists (select
                                     from staff_certificate c
                                    where c.member_id = posts.id)
                 order by role, number
                """)
                .query((row, number) -> new StaffPost(
                        new StaffId(row.getObject("id", UUID.class)),
                        Role.valueOf(row.getString("role")),
                        Optional.ofNullable(row.getObject("person_id", UUID.class))
                                .map(PersonId::new),
                        row.getInt("number")))
                .list();
    }

    private static StaffCaller caller(ResultSet row, int number) throws SQLException {
        return new StaffCaller(
                new StaffId(row.getObject("id", UUID.class)),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getString("centre")).map(CentreCode::new));
    }

    private static Centre centre(ResultSet row) throws SQLException {
        return new Centre(
                new CentreCode(row.getString("code")), row.getString("kk"), row.getString("ru"), row.getString("en"));
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        try {
            return new StaffMember(
                    new StaffId(row.getObject("id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    Iin.parse(row.getString("iin"), IdentifierRules.SANDBOX),
                    row.getString("surname"),
                    row.getString("given_name"),
                    new CentreCode(row.getString("centre")),
                    row.getBoolean("has_certificate"));
        } catch (InvalidIinException e) {
            throw new SQLException("the table person_identity holds a number that is no IIN", e);
        }
    }
}
