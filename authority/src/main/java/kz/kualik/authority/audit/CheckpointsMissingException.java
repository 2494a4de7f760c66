package kz.kualik.authority.audit;

import java.time.Duration;

/** No checkpoint could be made or written for longer than the configuration allows, so acts are refused. */
public final class CheckpointsMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CheckpointsMissingException(Duration age, String problem) {
        super("no checkpoint of the audit log for " + age.toMinutes() + " minutes (" + problem
                + "); nothing is done until that is put right");
    }
}
