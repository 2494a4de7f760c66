package kz.kualik.authority.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Role;

/**
 * A change that gives somebody a right, or a centre its place; it takes effect when a second officer confirms it.
 *
 * @param id the proposal
 * @param kind which change
 * @param proposedBy the officer who proposes it
 * @param proposedAt when
 * @param content what is to change
 * @param state whether it was decided
 */
record Proposal(UUID id, Kind kind, StaffId proposedBy, Instant proposedAt, Content content, State state) {

    /** Which change. */
    enum Kind {
        /** A new centre: code and names. */
        OPEN_CENTRE,
        /** A new member of staff: role, centre if the role has one, IIN of a person or title of a machine. */
        ENROL_MEMBER,
        /** A certificate for a member of staff: a PKCS#10 request by the member's own key. */
        BIND_CERTIFICATE
    }

    /** What has become of it. */
    enum State {
        OPEN,
        CONFIRMED,
        REJECTED
    }

    /**
     * What is to change; which parts there are depends on the kind.
     *
     * @param centre code of the centre
     * @param names the new centre's names, Kazakh, Russian, English
     * @param role of the new member
     * @param person the new member, if a person
     * @param title the new member, if a machine
     * @param member whose certificate
     * @param request the PKCS#10 request, base64
     */
    record Content(
            Optional<CentreCode> centre,
            Optional<Names> names,
            Optional<Role> role,
            Optional<PersonId> person,
            Optional<String> title,
            Optional<StaffId> member,
            Optional<String> request) {}

    /** A centre's names in the three languages. */
    record Names(String kk, String ru, String en) {

        private static final int LONGEST = 200;

        boolean areSound() {
            return isSound(kk) && isSound(ru) && isSound(en);
        }

        private static boolean isSound(String name) {
            return !name.isBlank() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
        }
    }
}
