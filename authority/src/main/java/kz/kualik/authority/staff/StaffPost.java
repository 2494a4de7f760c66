package kz.kualik.authority.staff;

import java.util.Optional;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Role;

/**
 * An active member of staff, as the room that makes certificates must know them.
 *
 * @param id the member of staff
 * @param role what they work as
 * @param person who that is; absent for machines
 * @param number counts the members of a role from 1, by centre and time of enrolment
 */
public record StaffPost(StaffId id, Role role, Optional<PersonId> person, int number) {}
