package kz.kualik.authority.revocation;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The certificate is revoked already; a second revocation changes nothing. */
public final class AlreadyRevokedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient Revocation standing;

    AlreadyRevokedException(Revocation standing) {
        super(
                ProblemKind.CONFLICT,
                "already-revoked",
                List.of(
                        standing.certificate().serial().toString(),
                        standing.revokedAt().toString()),
                "certificate " + standing.certificate() + " has been revoked at " + standing.revokedAt());
        this.standing = standing;
    }

    /** The revocation that stands. */
    public Revocation standing() {
        return standing;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of(
                "revokedAt", standing.revokedAt().toString(),
                "ground", standing.ground().legal().name());
    }
}
