package kz.kualik.signature.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.PathFacts;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.revocation.RevocationSource;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The site's half of logging in: checks a {@link LoginToken} against the site's own origin and the challenge that the site
 * gave out. That a challenge is random, young and used once is for the site to see to. Immutable and safe for several threads.
 */
public final class LoginTokenVerifier {

    private final CryptoEngine engine;
    private final PathBuilder paths;
    private final RevocationSource revocation;
    private final Clock clock;
    private final String origin;

    /**
     * @param paths to the authorities whose people may log in
     * @param revocation is asked about every certificate on the path but the anchor; silence, and an answer that is over,
     *     mean that nobody gets in
     * @param origin the site's own, as browsers write it
     */
    public LoginTokenVerifier(
            CryptoEngine engine, PathBuilder paths, RevocationSource revocation, Clock clock, String origin) {
        this.engine = engine;
        this.paths = paths;
        this.revocation = revocation;
        this.clock = clock;
        this.origin = origin;
    }

    /**
     * Checks a token.
     *
     * @param challenge what this site gave to this browser
     * @return the certificate of the person who logs in
     * @throws InvalidLoginTokenException if anything is not as it has to be
     */
    public Certificate verify(LoginToken token, byte[] challenge) throws InvalidLoginTokenException {
        requireSignature(token, challenge);
        requireForAuthentication(token.certificate());
        var path = paths.build(token.certificate(), List.of());
        if (!path.isTrusted()) {
            throw InvalidLoginTokenException.untrusted();
        }
        var now = clock.instant();
        for (var certificate : path.chain()) {
            requireValid(certificate, now);
        }
        requireNotRevoked(path, now);
        return token.certificate();
    }

    private void requireSignature(LoginToken token, byte[] challenge) throws InvalidLoginTokenException {
        try {
            var key = token.certificate().publicKeyInfo();
            var algorithm = KeyAlgorithm.of(key).defaultSignature();
            var scheme = engine.scheme(key, algorithm.identifier(), Optional.of(algorithm.digest()));
            var data = LoginToken.toBeSigned(algorithm.digest(), origin, challenge);
            if (!engine.verify(scheme, data, token.signature())) {
                throw InvalidLoginTokenException.wrongSignature();
            }
        } catch (UnsupportedKeyException | UnsupportedSignatureAlgorithmException e) {
            throw InvalidLoginTokenException.unsupportedKey(e);
        }
    }

    private static void requireForAuthentication(Certificate certificate) throws InvalidLoginTokenException {
        if (!isForAuthentication(certificate)) {
            throw InvalidLoginTokenException.notForAuthentication();
        }
    }

    /** Whether people log in with the key (RFC 5280, sections 4.2.1.3 and 4.2.1.12); "any purpose" is not enough. */
    public static boolean isForAuthentication(Certificate certificate) {
        try {
            return certificate.extensions().filter(LoginTokenVerifier::allow).isPresent();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean allow(Extensions extensions) {
        var purposes = ExtendedKeyUsage.fromExtensions(extensions);
        var usage = KeyUsage.fromExtensions(extensions);
        return purposes != null
                && Arrays.asList(purposes.getUsages()).contains(KeyPurposeId.id_kp_clientAuth)
                && (usage == null || usage.hasUsages(KeyUsage.digitalSignature));
    }

    private static void requireValid(Certificate certificate, Instant now) throws InvalidLoginTokenException {
        if (now.isBefore(certificate.notBefore()) || now.isAfter(certificate.notAfter())) {
            throw InvalidLoginTokenException.notValidAt(now);
        }
    }

    private void requireNotRevoked(PathFacts path, Instant now) throws InvalidLoginTokenException {
        for (var i = 0; i < path.chain().size() - 1; i++) {
            var statements = revocation
                    .about(path.chain().get(i), path.chain().get(i + 1))
                    .statements();
            var current = false;
            for (var statement : statements) {
                if (statement.status() instanceof RevocationStatement.Revoked) {
                    throw InvalidLoginTokenException.revoked();
                }
                if (statement.status() instanceof RevocationStatement.Unknown) {
                    throw InvalidLoginTokenException.statusUnknown();
                }
                current |= statement.isCurrent(now);
            }
            if (!current) {
                throw InvalidLoginTokenException.statusUnknown();
            }
        }
    }
}
