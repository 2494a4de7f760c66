package kz.kualik.signer.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.signer.request.KeyKind;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.request.PendingFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code signer renew}: new keys, on the word of a key whose certificate is valid still, from the request to the key file. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Makes new keys, signs the request for them with a key that is valid still, sends it to the authority and makes",
            "the new key files. What was cut off goes on when the same command is given again."
        })
final class RenewCommand implements Callable<Integer> {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_PAUSES = 480;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(names = "--kind", paramLabel = "KIND", description = "GOST, RSA or ECDSA; default: ${DEFAULT-VALUE}")
    private KeyKind kind = KeyKind.GOST;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "Where the new keys go; may be on a stick.")
    private Path folder = Path.of("");

    @Option(
            names = "--new-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password for the new key files; usually that of the old one.")
    private @Nullable Path newPasswordFile;

    @Option(
            names = "--authority",
            paramLabel = "URL",
            required = true,
            description = "Where the authority is, for example https://ca.example:8443/")
    private URI authority = URI.create("");

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            required = true,
            description = "The certificate that the authority's TLS certificate leads to, PEM or DER.")
    private Path anchor = Path.of("");

    @Option(
            names = "--document-file",
            paramLabel = "FILE",
            required = true,
            description = "A file whose first line is the number of your identity document.")
    private Path documentFile = Path.of("");

    @Option(
            names = "--agreement",
            paramLabel = "VERSION",
            required = true,
            description = "The version of the authority's user agreement that you accept with the signature.")
    private String agreement = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SignerStartException, IOException {
        var document = documentNumber();
        try (var calls = AuthorityCalls.to(authority, anchor)) {
            var renewal = sent(begun(), document, calls);
            var number = renewal.number().orElseThrow(() -> SignerStartException.noRenewal(renewal.file()));
            var path = "applications/" + number;
            var state = settled(path, document, calls);
            complete(renewal, certificates(calls.get(path + "/certificates", document)));
            if (state.equals("ISSUED")) {
                calls.post(
                        path + "/installation",
                        Map.of("documentNumber", document),
                        renewal.idempotencyKey().substring(0, 32));
            }
            Files.deleteIfExists(renewal.file());
            Say.line(spec, "say.old-keys");
            return 0;
        } catch (PendingFileException e) {
            throw SignerStartException.keys(e);
        }
    }

    /** A document's number is nobody else's business, and every program of the computer can read the command line. */
    private String documentNumber() throws IOException, SignerStartException {
        try (var lines = Files.lines(documentFile)) {
            return lines.findFirst().map(String::strip).orElseThrow(() -> SignerStartException.empty(documentFile));
        }
    }

    /** The renewal that is under way in the folder, or a new one. */
    private RenewalFile begun() throws IOException, SignerStartException, PendingFileException {
        var underWay = RenewalFile.in(folder);
        if (underWay.size() > 1) {
            throw SignerStartException.severalRenewals(folder);
        }
        if (!underWay.isEmpty()) {
            Say.line(spec, "say.going-on", underWay.getFirst().waiting());
            return underWay.getFirst();
        }
        try (var password = PasswordFile.read(newPassword())) {
            var waiting = keys().make(kind, folder, password);
            Say.line(spec, "say.keys-wait", waiting.file());
            try {
                var cms = ValidKey.sign(options.store, options.passwordFile, agreement, waiting.requests());
                return RenewalFile.begin(waiting.file(), cms);
            } catch (SignerStartException e) {
                keys().discard(waiting);
                throw e;
            }
        }
    }

    private RenewalFile sent(RenewalFile renewal, String document, AuthorityCalls calls)
            throws IOException, SignerStartException {
        if (renewal.number().isPresent()) {
            return renewal;
        }
        var body = Map.of("cms", Base64.getEncoder().encodeToString(renewal.cms()), "documentNumber", document);
        var number = calls.post("renewals", body, renewal.idempotencyKey())
                .path("number")
                .asString("");
        Say.line(spec, "say.approved", number);
        return renewal.numbered(number);
    }

    /** Waits until the certificates are there, or are not to come. */
    private static String settled(String path, String document, AuthorityCalls calls) throws SignerStartException {
        for (int pauses = 0; pauses < MOST_PAUSES; pauses++) {
            var state = calls.get(path, document).path("state").asString("");
            switch (state) {
                case "ISSUED", "INSTALLED" -> {
                    return state;
                }
                case "REFUSED" -> throw SignerStartException.refusedSince();
                default -> LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw SignerStartException.notYet();
    }

    private static List<Certificate> certificates(JsonNode answered) throws SignerStartException {
        try {
            var certificates = new ArrayList<Certificate>();
            for (var one : answered) {
                certificates.add(Certificate.parse(
                        Base64.getDecoder().decode(one.path("certificate").asString(""))));
            }
            return certificates;
        } catch (MalformedCertificateException | IllegalArgumentException e) {
            throw SignerStartException.renewal(e);
        }
    }

    /** After a crash the key files may be there already and the waiting file gone. */
    private void complete(RenewalFile renewal, List<Certificate> certificates)
            throws SignerStartException, PendingFileException {
        if (!Files.exists(renewal.waitingFile())) {
            Say.line(spec, "say.made-before");
            return;
        }
        var known = new ArrayList<>(certificates);
        try (var password = PasswordFile.read(newPassword());
                var old = options.open(CryptoEngine.detect())) {
            old.keys().forEach(key -> known.addAll(key.chain()));
            keys().complete(renewal.waitingFile(), known, password, Pkcs12Dialect.MODERN)
                    .forEach(file -> Say.line(spec, "say.key-file", file));
        }
    }

    private static NewKeys keys() {
        return new NewKeys(CryptoEngine.detect(), new SecureRandom());
    }

    private Path newPassword() {
        return newPasswordFile == null ? options.passwordFile : newPasswordFile;
    }
}
