package kz.kualik.authority.revocation;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enrols members of staff for tests, past all ceremony. */
final class TestMachine {

    private TestMachine() {}

    static StaffCaller enrol(JdbcClient jdbc, Role role, Optional<PersonId> person, Optional<String> centre) {
        var id = UUID.randomUUID();
        centre.ifPresent(code -> jdbc.sql(
                        "insert into centre (code, kk, ru, en) values (:code, 'x', 'x', 'x') on conflict do nothing")
                .param("code", code)
                .update());
        jdbc.sql("""
                insert into staff_member (id, person_id, role, centre, title, active, enrolled_at)
                values (:id, cast(:person as uuid), :role, :centre, :title, true, '2026-01-01T00:00:00Z')
                """)
                .param("id", id)
                .param("person", person.map(PersonId::value).orElse(null))
                .param("role", role.name())
                .param("centre", centre.orElse(null))
                .param(
                        "title",
                        role.isPerson() ? null : "machine-" + id.toString().substring(0, 8))
                .update();
        return new StaffCaller(new StaffId(id), role, person, centre.map(CentreCode::new));
    }
}
