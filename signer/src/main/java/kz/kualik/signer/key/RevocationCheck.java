package kz.kualik.signer.key;

import java.util.List;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.revocation.RevocationSource;

/** Finds out whether a key's certificate is revoked, before somebody signs with it in vain. */
@FunctionalInterface
public interface RevocationCheck {

    /** Whether an authority says that it is revoked; what cannot be found out counts as no. */
    boolean isRevoked(StoredKey key);

    /** Asks nobody. */
    static RevocationCheck none() {
        return key -> false;
    }

    /** Asks about certificates with a trusted path; of others a stranger would choose who is asked. */
    static RevocationCheck of(PathBuilder paths, RevocationSource source) {
        return key -> {
            var path = paths.build(key.certificate(), key.chain());
            return path.isTrusted()
                    && path
                            .issuer()
                            .map(issuer ->
                                    source.about(key.certificate(), issuer).statements())
                            .orElse(List.of())
                            .stream()
                            .anyMatch(statement -> statement.status() instanceof RevocationStatement.Revoked);
        };
    }
}
