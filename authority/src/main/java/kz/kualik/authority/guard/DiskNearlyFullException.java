package kz.kualik.authority.guard;

import java.time.Duration;
import java.util.List;
import kz.kualik.authority.problem.StandstillException;

/** The data directory's disk has too little room for anything new. */
public final class DiskNearlyFullException extends StandstillException {

    private static final long serialVersionUID = 1L;

    DiskNearlyFullException(long free, long needed) {
        super(
                "disk-nearly-full",
                List.of(),
                Duration.ofMinutes(1),
                (free >> 20) + " MB are left, and " + (needed >> 20) + " MB must stay free");
    }
}
