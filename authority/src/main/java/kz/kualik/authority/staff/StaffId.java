package kz.kualik.authority.staff;

import java.util.UUID;

/** The id of a member of staff; the audit log names them by it. */
public record StaffId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
