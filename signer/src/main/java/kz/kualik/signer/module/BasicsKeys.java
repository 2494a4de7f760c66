package kz.kualik.signer.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.DocumentSummary.Form;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.request.KeyKind;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.request.PendingFileException;
import kz.kualik.signer.text.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods {@code generateCsr} and {@code importCertificate} of basics. The original's arguments are not public; these are
 * our own. {@code generateCsr} takes {@code {"keyType":"GOST"|"RSA"|"ECDSA"}} and gives {@code {"requests":["<base64>",…]}};
 * with {@code "renewal":{"agreement":"<version>"}} it signs the requests with a valid key and gives that as {@code "renewal"} too.
 * {@code importCertificate} takes {@code {"certificates":["<PEM or base64>",…]}} and gives {@code {"files":["<name>",…]}}.
 */
final class BasicsKeys {

    private static final Pattern AGREEMENT = Pattern.compile("[0-9A-Za-z.-]{1,20}");

    private final Consent consent;
    private final KeyDesk desk;
    private final NewKeys keys;
    private final DocumentSigner signer;

    BasicsKeys(Consent consent, KeyDesk desk, NewKeys keys, DocumentSigner signer) {
        this.consent = consent;
        this.desk = desk;
        this.keys = keys;
        this.signer = signer;
    }

    /** What is asked for, and of whom. */
    private record Wish(Call call, KeyKind kind, Optional<String> agreement, Locale language) {}

    Reply generate(Call call, BasicsArguments arguments) throws BadArgumentException, InterruptedException {
        var name = arguments.word("keyType").orElseThrow(() -> BadArgumentException.missing("keyType"));
        var kind = KeyKind.of(name)
                .orElseThrow(() -> BadArgumentException.value("keyType", "is none of GOST, RSA, ECDSA"));
        var language = arguments.word("locale").flatMap(Language::named).orElseGet(Language::usual);
        var wish = new Wish(call, kind, agreement(arguments), language);
        return switch (consent.newKeys(new NewKeysQuestion(call.caller(), kind, language))) {
            case Decision.Granted<NewKeysPlace>(var place) -> generate(wish, place);
            case Decision.Declined<NewKeysPlace>() -> Answers.basicsCancelled();
            case Decision.Impossible<NewKeysPlace>(var reason) ->
                Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, reason);
        };
    }

    /** The version of the user agreement that a renewal accepts; nothing if none is wanted. */
    private static Optional<String> agreement(BasicsArguments arguments) throws BadArgumentException {
        if (arguments.isAbsent("renewal")) {
            return Optional.empty();
        }
        var version = arguments
                .required("renewal")
                .word("agreement")
                .orElseThrow(() -> BadArgumentException.missing("agreement"));
        if (!AGREEMENT.matcher(version).matches()) {
            throw BadArgumentException.value("agreement", "has other than 1 to 20 letters, digits, dots and hyphens");
        }
        return Optional.of(version);
    }

    private Reply generate(Wish wish, NewKeysPlace place) throws InterruptedException {
        try (place) {
            var waiting = keys.make(wish.kind(), place.folder(), place.password());
            if (!isWrittenDown(wish, waiting)) {
                keys.discard(waiting);
                return Answers.basicsFailure(
                        BasicsError.CSR_GENERATING_FAILURE, Texts.of(wish.language(), "unsignable.journal"));
            }
            var result = Answers.object();
            var requests = result.putArray("requests");
            waiting.requests()
                    .forEach(request -> requests.add(Base64.getEncoder().encodeToString(request.encoded())));
            return wish.agreement().isPresent()
                    ? renewal(wish, waiting, wish.agreement().get(), result)
                    : Answers.basics(result);
        } catch (PendingFileException e) {
            return Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, e.in(wish.language()));
        }
    }

    /** Each request is signed with its new key: that is a use of a key like others. */
    private boolean isWrittenDown(Wish wish, NewKeys.Waiting waiting) {
        try {
            desk.writeNewKeys(
                    wish.call().caller(),
                    waiting.requests().stream()
                            .map(CertificationRequest::encoded)
                            .toList());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The keys wait already when the valid key is asked for; if it is not given, they go again. */
    private Reply renewal(Wish wish, NewKeys.Waiting waiting, String agreement, ObjectNode result)
            throws PendingFileException, InterruptedException {
        var signed = false;
        try {
            var request = RenewalRequest.of(agreement, waiting.requests());
            var question = new KeyQuestion(
                    wish.call().caller(),
                    Purpose.RENEW,
                    List.of(Summaries.of(Form.CMS, request.encoded())),
                    List.of(),
                    KeyCriteria.ofType("SIGNATURE"),
                    wish.language());
            var decision = desk.use(question, key -> signer.renewal(request, key));
            signed = decision instanceof Decision.Granted<byte[]>;
            return switch (decision) {
                case Decision.Granted<byte[]>(var cms) ->
                    Answers.basics(result.put("renewal", Base64.getEncoder().encodeToString(cms)));
                case Decision.Declined<byte[]>() -> Answers.basicsCancelled();
                case Decision.Impossible<byte[]>(var reason) ->
                    Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, reason);
            };
        } catch (UnsignableException e) {
            return Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, e.in(wish.language()));
        } finally {
            if (!signed) {
                keys.discard(waiting);
            }
        }
    }

    Reply complete(Call call, BasicsArguments arguments) throws BadArgumentException, InterruptedException {
        var certificates = certificates(
                arguments.words("certificates").orElseThrow(() -> BadArgumentException.missing("certificates")));
        var language = arguments.word("locale").flatMap(Language::named).orElseGet(Language::usual);
        return switch (consent.completion(new CompletionQuestion(call.caller(), certificates, language))) {
            case Decision.Granted<NewKeysPlace>(var place) -> complete(certificates, place);
            case Decision.Declined<NewKeysPlace>() -> Answers.basicsCancelled();
            case Decision.Impossible<NewKeysPlace>(var reason) ->
                Answers.basicsFailure(BasicsError.CERTIFICATE_IMPORTING_FAILURE, reason);
        };
    }

    private Reply complete(List<Certificate> certificates, NewKeysPlace place) {
        try (place) {
            var file = keys.waitingFor(place.folder(), certificates);
            if (file.isEmpty()) {
                return Answers.basicsFailure(
                        BasicsError.INVALID_IMPORTING_CERTIFICATE, "no key waits for these certificates");
            }
            var names = JsonNodeFactory.instance.arrayNode();
            keys.complete(file.get(), certificates, place.password(), Pkcs12Dialect.MODERN).stream()
                    .map(Path::getFileName)
                    .forEach(name -> names.add(name.toString()));
            var result = Answers.object();
            result.set("files", names);
            return Answers.basics(result);
        } catch (PendingFileException.ForeignCertificate e) {
            return Answers.basicsFailure(BasicsError.INVALID_IMPORTING_CERTIFICATE, String.valueOf(e.getMessage()));
        } catch (PendingFileException e) {
            return Answers.basicsFailure(BasicsError.CERTIFICATE_IMPORTING_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private static List<Certificate> certificates(List<String> texts) throws BadArgumentException {
        var certificates = new ArrayList<Certificate>();
        for (var text : texts) {
            certificates.addAll(PemCertificates.read("certificates", text));
        }
        if (certificates.isEmpty()) {
            throw BadArgumentException.value("certificates", "is empty");
        }
        return certificates;
    }
}
