package kz.kualik.authority.applications;

import java.time.Instant;
import kz.kualik.authority.staff.StaffId;

/**
 * An operator's hold on an application while they work on it, so that no two do at once.
 *
 * @param holder who works on it
 * @param until when the hold ends by itself
 */
public record Claim(StaffId holder, Instant until) {

    /** Whether somebody else may not act now because of it. */
    boolean keepsOut(StaffId other, Instant now) {
        return !holder.equals(other) && now.isBefore(until);
    }
}
