package kz.kualik.signature.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.pki.path.TrustFolder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.pki.path.UnusableTrustFolderException;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.report.VerificationReport;
import kz.kualik.signature.revocation.OnlineStatus;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.revocation.RevocationSources;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signature.verify.VerifiedDocument;

/** All that is made once for a run: engine, trust, revocation data. Closes connections and wipes the password. */
final class VerifySession implements AutoCloseable {

    /** The result for one file. */
    record Checked(Verdict verdict, VerificationReport report) {}

    private final DocumentVerifier verifier;
    private final Optional<OnlineStatus> online;
    private final Optional<DocumentContent> content;
    private final Optional<Password> password;
    private final ValidationPolicy policy;
    private final Instant at;

    private VerifySession(
            DocumentVerifier verifier,
            Optional<OnlineStatus> online,
            Optional<DocumentContent> content,
            Optional<Password> password,
            ValidationPolicy policy,
            Instant at) {
        this.verifier = verifier;
        this.online = online;
        this.content = content;
        this.password = password;
        this.policy = policy;
        this.at = at;
    }

    static VerifySession open(VerifyRequest request, Clock clock) throws UnusableOptionException {
        var engine = CryptoEngine.detect();
        var trust = trust(engine, request);
        var atHand =
                RevocationSources.of(engine, StatusFiles.lists(request.lists), StatusFiles.answers(request.answers));
        var content = content(request);
        var online = request.online
                ? Optional.of(new OnlineStatus(engine, new SecureRandom(), clock))
                : Optional.<OnlineStatus>empty();
        var verifier = new DocumentVerifier(
                engine,
                trust,
                atHand,
                online.<RevocationSource>map(status -> status).orElseGet(RevocationSource::none));
        return new VerifySession(
                verifier,
                online,
                content,
                request.password.map(Password::of),
                policy(request),
                request.at.orElseGet(clock::instant));
    }

    private static TrustStore trust(CryptoEngine engine, VerifyRequest request) throws UnusableOptionException {
        try {
            return TrustFolder.read(engine, request.trust);
        } catch (UnusableTrustFolderException e) {
            throw UnusableOptionException.trust(e);
        }
    }

    private static Optional<DocumentContent> content(VerifyRequest request) throws UnusableOptionException {
        if (request.content.isEmpty()) {
            return Optional.empty();
        }
        var file = request.content.get();
        try {
            return Optional.of(DocumentContent.of(file));
        } catch (IOException e) {
            throw UnusableOptionException.file("--content", file, e);
        }
    }

    /** Whoever asks about a certain time wants to know whether the dates held then. */
    private static ValidationPolicy policy(VerifyRequest request) {
        if (request.strict) {
            return ValidationPolicy.STRICT;
        }
        return request.at.isPresent() ? ValidationPolicy.ORDINARY.withValidityRequired() : ValidationPolicy.ORDINARY;
    }

    Checked check(String file) {
        var verified = verify(file);
        return new Checked(verified.verdict(), VerificationReport.of(file, verified));
    }

    private VerifiedDocument verify(String file) {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                return new VerifiedDocument.Unreadable("this is a folder");
            }
            try (var stream = Files.newInputStream(path)) {
                return verifier.verify(
                        stream.readNBytes(DocumentVerifier.MAXIMUM_SIZE + 1), content, password, policy, at);
            }
        } catch (IOException e) {
            return new VerifiedDocument.Unreadable("the file cannot be read: " + FileErrors.describe(e));
        } catch (InvalidPathException e) {
            return new VerifiedDocument.Unreadable("this is not the name of a file");
        }
    }

    @Override
    public void close() {
        online.ifPresent(OnlineStatus::close);
        password.ifPresent(Password::close);
    }
}
