package kz.kualik.authority.audit;

import java.time.Duration;
import java.util.List;
import kz.kualik.authority.problem.StandstillException;

/** No checkpoint could be made or written for longer than the configuration allows, so acts are refused. */
public final class CheckpointsMissingException extends StandstillException {

    private static final long serialVersionUID = 1L;

    CheckpointsMissingException(Duration age, String problem) {
        super(
                "audit-witness-missing",
                List.of(),
                Duration.ofMinutes(1),
                "no checkpoint of the audit log for " + age.toMinutes() + " minutes (" + problem
                        + "); nothing is done until that is put right");
    }
}
