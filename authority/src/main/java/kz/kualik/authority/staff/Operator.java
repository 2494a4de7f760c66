package kz.kualik.authority.staff;

import kz.kualik.authority.registry.PersonId;

/**
 * An operator who has shown a certificate that is bound to an active member of staff.
 *
 * @param id the member of staff
 * @param person who that is, so that nobody decides on an application of their own
 * @param centre where they work; they act on that centre's applications
 */
public record Operator(StaffId id, PersonId person, CentreCode centre) {}
