package kz.kualik.authority.audit;

import java.time.Instant;

/** Personal data of a room that are to be erased when their time is over; each room offers its own as a bean. */
public interface ErasableData {

    /** What they are in one word, for the record of their erasure, for example {@code applications}. */
    String name();

    /** Erases a portion of what has not been needed since before this instant, in the caller's transaction; tells how many. */
    int eraseOlderThan(Instant instant, int portion);

    /** Erases what is kept about this object, in the caller's transaction; tells how many rows. */
    int erase(AuditedObject object);
}
