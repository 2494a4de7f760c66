package kz.kualik.signer.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.revocation.RevocationSource;

/** Finds out whether a key's certificate is revoked, before somebody signs with it in vain. */
@FunctionalInterface
public interface RevocationCheck {

    /** What is known. */
    enum Outcome {
        /** An authority says so. */
        REVOKED,
        /** An authority says that it is not. */
        NOT_REVOKED,
        /** No authority could be reached, or none knows it. */
        UNKNOWN,
        /** There is nobody to ask, or nobody whose word would count. */
        NOT_ASKED
    }

    /** What an authority says. */
    Outcome about(StoredKey key);

    /** Asks nobody. */
    static RevocationCheck none() {
        return key -> Outcome.NOT_ASKED;
    }

    /** Asks about certificates with a trusted path; of others a stranger would choose who is asked. */
    static RevocationCheck of(PathBuilder paths, RevocationSource source, Clock clock) {
        return key -> {
            var path = paths.build(key.certificate(), key.chain());
            var issuer = path.issuer();
            return path.isTrusted() && issuer.isPresent()
                    ? outcome(source.about(key.certificate(), issuer.get()).statements(), clock.instant())
                    : Outcome.NOT_ASKED;
        };
    }

    /** "Revoked" counts however old it is; "not revoked" only as long as nothing newer is to be expected. */
    private static Outcome outcome(List<RevocationStatement> statements, Instant now) {
        if (statements.stream().anyMatch(statement -> statement.status() instanceof RevocationStatement.Revoked)) {
            return Outcome.REVOKED;
        }
        return statements.stream()
                        .anyMatch(statement -> statement.status() instanceof RevocationStatement.NotRevoked
                                && statement.isCurrent(now))
                ? Outcome.NOT_REVOKED
                : Outcome.UNKNOWN;
    }
}
