package kz.kualik.authority.revocation.lists;

import java.time.Duration;
import java.time.Instant;

/**
 * When a list must be followed by the next. Half of its life is the margin in which keys, database and disk may fail; when
 * half of that margin is gone, somebody must be told.
 *
 * @param begins when it counts from
 * @param due when the next one is made
 * @param late when the next one should have been there long ago
 */
record ListAge(Instant begins, Instant due, Instant late) {

    /** A clock that was put back by more than this, or than is taken without a word, made the list one of the future. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    static ListAge of(StoredList list) {
        var life = Duration.between(list.thisUpdate(), list.nextUpdate());
        return new ListAge(
                list.thisUpdate(),
                list.thisUpdate().plus(life.dividedBy(2)),
                list.thisUpdate().plus(life.multipliedBy(3).dividedBy(4)));
    }

    /** @param maximumBack how far ahead of the clock a time on record is still believed */
    boolean isDue(Instant now, Duration maximumBack) {
        var tolerated = maximumBack.compareTo(TOLERATED) > 0 ? maximumBack : TOLERATED;
        return !now.isBefore(due) || Duration.between(now, begins).compareTo(tolerated) > 0;
    }
}
