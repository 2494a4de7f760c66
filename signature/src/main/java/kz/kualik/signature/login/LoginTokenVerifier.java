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
import org.bouncycastle.asn1.x509.KeyPurposeId;

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
     * @param revocation is asked about every certificate on the path but the anchor; silence means nobody gets in
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
        requireNotRevoked(path);
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
        boolean fit;
        try {
            fit = certificate
                    .extensions()
                    .flatMap(extensions -> Optional.ofNullable(ExtendedKeyUsage.fromExtensions(extensions)))
                    .filter(usage -> Arrays.asList(usage.getUsages()).contains(KeyPurposeId.id_kp_clientAuth))
                    .isPresent();
        } catch (IllegalArgumentException | IllegalStateException e) {
            fit = false;
        }
        if (!fit) {
            throw InvalidLoginTokenException.notForAuthentication();
        }
    }

    private static void requireValid(Certificate certificate, Instant now) throws InvalidLoginTokenException {
        if (now.isBefore(certificate.notBefore()) || now.isAfter(certificate.notAfter())) {
            throw InvalidLoginTokenException.notValidAt(now);
        }
    }

    private void requireNotRevoked(PathFacts path) throws InvalidLoginTokenException {
        for (var i = 0; i < path.chain().size() - 1; i++) {
            var statements = revocation
                    .about(path.chain().get(i), path.chain().get(i + 1))
                    .statements();
            if (statements.isEmpty()) {
                throw InvalidLoginTokenException.statusUnknown();
            }
            for (var statement : statements) {
                switch (statement.status()) {
                    case RevocationStatement.Revoked revoked -> throw InvalidLoginTokenException.revoked();
                    case RevocationStatement.Unknown unknown -> throw InvalidLoginTokenException.statusUnknown();
                    case RevocationStatement.NotRevoked notRevoked -> {
                        continue;
                    }
                }
            }
        }
    }
}
