package kz.kualik.authority.staff;

import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.identity.Iin;

/**
 * A member of staff, as the room that makes operators' certificates must know them.
 *
 * @param id the member of staff
 * @param person who that is
 * @param iin the person's number today
 * @param surname the person's family name
 * @param givenName the person's first name
 * @param centre where they work
 * @param hasCertificate whether a certificate is bound to them already
 */
public record StaffMember(
        StaffId id,
        PersonId person,
        Iin iin,
        String surname,
        String givenName,
        CentreCode centre,
        boolean hasCertificate) {

    /** Ids only. */
    @Override
    public String toString() {
        return "StaffMember[" + id + "]";
    }
}
