package kz.kualik.authority.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code staff_member}, {@code staff_certificate} and {@code centre}, as those change them who manage the staff. */
@Component
final class MemberTable {

    private static final String SELECT = """
            select m.id, m.role, m.person_id, m.centre, m.title, m.active, m.enrolled_at,
                   (select count(*)
                      from staff_certificate c
                     where c.member_id = m.id
                       and c.withdrawn_at is null) as certificates
              from staff_member m
            """;

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A certificate that is bound to a member. */
    record BoundCertificate(String fingerprint, Instant boundAt, Optional<Instant> withdrawnAt) {}

    /** A page of all, or of one centre, in the order of their enrolment. */
    List<ManagedMember> page(Optional<CentreCode> centre, Instant after, UUID idAfter, int limit) {
        return jdbc.sql(SELECT + """
                 where (m.enrolled_at, m.id) > (:after, :id)
                   and (cast(:centre as text) is null or m.centre = :centre)
                 order by m.enrolled_at, m.id
                 limit :limit
                """)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("id", idAfter)
                .param("centre", centre.map(CentreCode::value).orElse(null))
                .param("limit", limit)
                .query(MemberTable::member)
                .list();
    }

    /** The member, locked to the end of the transaction. */
    Optional<ManagedMember> lockActive(StaffId id) {
        return jdbc.sql(SELECT + " where m.id = :id and m.active for update of m")
                .param("id", id.value())
                .query(MemberTable::member)
                .optional();
    }

    Optional<ManagedMember> find(StaffId id) {
        return jdbc.sql(SELECT + " where m.id = :id")
                .param("id", id.value())
                .query(MemberTable::member)
                .optional();
    }

    /** Enrols; false if this person has this job already, or a machine this title. */
    boolean insert(StaffId id, Proposal.Content content, Role role, Instant now) {
        return jdbc.sql("""
                insert into staff_member (id, person_id, role, centre, title, active, enrolled_at)
                values (:id, cast(:person as uuid), :role, :centre, :title, true, :now)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("person", content.person().map(PersonId::value).orElse(null))
                        .param("role", role.name())
                        .param("centre", content.centre().map(CentreCode::value).orElse(null))
                        .param("title", content.title().orElse(null))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void deactivate(StaffId id, Instant now) {
        jdbc.sql("update staff_member set active = false, deactivated_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Active officers, their rows locked, so that two who deactivate each other do not both succeed. */
    int lockOfficers() {
        return jdbc.sql("select id from staff_member where role = 'OFFICER' and active order by id for update")
                .query(UUID.class)
                .list()
                .size();
    }

    List<BoundCertificate> certificates(StaffId member, Instant boundAfter, int limit) {
        return jdbc.sql("""
                select encode(fingerprint, 'hex') as fingerprint, bound_at, withdrawn_at
                  from staff_certificate
                 where member_id = :member
                   and bound_at > :after
                 order by bound_at, fingerprint
                 limit :limit
                """)
                .param("member", member.value())
                .param("after", boundAfter.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new BoundCertificate(
                        row.getString("fingerprint"),
                        instant(row, "bound_at"),
                        Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** Whose certificate it is, if it is bound and not withdrawn. */
    Optional<StaffId> ownerOf(String fingerprint) {
        return jdbc.sql("""
                select member_id
                  from staff_certificate
                 where fingerprint = decode(:fingerprint, 'hex')
                   and withdrawn_at is null
                   for update
                """)
                .param("fingerprint", fingerprint)
                .query(UUID.class)
                .optional()
                .map(StaffId::new);
    }

    void withdraw(String fingerprint, Instant now) {
        jdbc.sql("update staff_certificate set withdrawn_at = :now where fingerprint = decode(:fingerprint, 'hex')")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("fingerprint", fingerprint)
                .update();
    }

    /** Opens a centre, or one that was closed once more under new names; false if it is open. */
    boolean open(CentreCode code, Proposal.Names names) {
        return jdbc.sql("""
                insert into centre (code, kk, ru, en, active) values (:code, :kk, :ru, :en, true)
                on conflict (code) do update
                   set kk = excluded.kk, ru = excluded.ru, en = excluded.en, active = true
                 where not centre.active
                """)
                        .param("code", code.value())
                        .param("kk", names.kk())
                        .param("ru", names.ru())
                        .param("en", names.en())
                        .update()
                == 1;
    }

    boolean isWorkedAt(CentreCode code) {
        return jdbc.sql("select exists (select from staff_member where centre = :code and active)")
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    void close(CentreCode code) {
        jdbc.sql("update centre set active = false where code = :code")
                .param("code", code.value())
                .update();
    }

    private static ManagedMember member(ResultSet row, int number) throws SQLException {
        return new ManagedMember(
                new StaffId(row.getObject("id", UUID.class)),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getString("centre")).map(CentreCode::new),
                Optional.ofNullable(row.getString("title")),
                row.getBoolean("active"),
                instant(row, "enrolled_at"),
                row.getInt("certificates"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
