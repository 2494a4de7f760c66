package kz.kualik.signer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.key.UnusableStoredKeyException;
import kz.kualik.signer.site.Caller;

/** The key in a file that is valid still, for the one purpose of asking for its successors. */
final class ValidKey {

    private ValidKey() {}

    /** The requests, signed; what the authority takes in place of a visit. */
    static byte[] sign(Path store, Path passwordFile, String agreement, List<CertificationRequest> requests)
            throws SignerStartException {
        var engine = CryptoEngine.detect();
        var clock = Clock.systemUTC();
        try (var password = PasswordFile.read(passwordFile);
                var storage = Pkcs12Storage.open(engine, store, password)) {
            return sign(
                    new CommandConsent(storage, clock), store, RenewalRequest.of(agreement, requests), engine, clock);
        } catch (StorageException e) {
            throw SignerStartException.storage(store, e);
        } catch (IllegalArgumentException | UnsignableException | UnusableStoredKeyException e) {
            throw SignerStartException.renewal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SignerStartException.renewal(e);
        }
    }

    private static byte[] sign(Consent consent, Path store, RenewalRequest request, CryptoEngine engine, Clock clock)
            throws SignerStartException, UnsignableException, UnusableStoredKeyException, InterruptedException {
        return switch (consent.key(question(request))) {
            case Decision.Granted<ChosenKey>(var chosen) -> {
                try (chosen) {
                    yield new DocumentSigner(engine, clock, Optional.empty()).renewal(request, chosen.signingKey());
                }
            }
            case Decision.Declined<ChosenKey>() -> throw SignerStartException.noKey(store);
            case Decision.Impossible<ChosenKey>(var reason) -> throw SignerStartException.renewal(store, reason);
        };
    }

    private static KeyQuestion question(RenewalRequest request) {
        var octets = request.encoded();
        var digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(octets));
        return new KeyQuestion(
                new Caller.LocalProgram(),
                Purpose.RENEW,
                List.of(new DocumentSummary(DocumentSummary.Form.CMS, octets.length, digest)),
                List.of(),
                KeyCriteria.ofType("SIGNATURE"),
                Say.language());
    }
}
