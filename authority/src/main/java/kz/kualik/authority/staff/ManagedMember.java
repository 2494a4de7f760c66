package kz.kualik.authority.staff;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Role;

/**
 * A member of staff as those see them who manage the staff.
 *
 * @param id the member
 * @param role what they work as
 * @param person who that is; absent for machines
 * @param centre where they work
 * @param title what a machine is called
 * @param active whether they may still act
 * @param enrolledAt when they were enrolled
 * @param certificates how many certificates are bound to them and not withdrawn
 */
record ManagedMember(
        StaffId id,
        Role role,
        Optional<PersonId> person,
        Optional<CentreCode> centre,
        Optional<String> title,
        boolean active,
        Instant enrolledAt,
        int certificates) {}
