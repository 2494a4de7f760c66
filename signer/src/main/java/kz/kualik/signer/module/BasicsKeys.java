package kz.kualik.signer.module;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.request.KeyKind;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.request.PendingFileException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The methods {@code generateCsr} and {@code importCertificate} of basics. The original's arguments are not public; these are
 * our own. {@code generateCsr} takes {@code {"keyType":"GOST"|"RSA"|"ECDSA"}} and gives {@code {"requests":["<base64>",…]}};
 * {@code importCertificate} takes {@code {"certificates":["<PEM or base64>",…]}} and gives {@code {"files":["<name>",…]}}.
 */
final class BasicsKeys {

    private final Consent consent;
    private final NewKeys keys;

    BasicsKeys(Consent consent, NewKeys keys) {
        this.consent = consent;
        this.keys = keys;
    }

    Reply generate(Call call, BasicsArguments arguments) throws BadArgumentException, InterruptedException {
        var name = arguments.word("keyType").orElseThrow(() -> BadArgumentException.missing("keyType"));
        var kind = KeyKind.of(name)
                .orElseThrow(() -> BadArgumentException.value("keyType", "is none of GOST, RSA, ECDSA"));
        var language = arguments.word("locale").flatMap(Language::named).orElseGet(Language::usual);
        return switch (consent.newKeys(new NewKeysQuestion(call.caller(), kind, language))) {
            case Decision.Granted<NewKeysPlace>(var place) -> generate(kind, place);
            case Decision.Declined<NewKeysPlace>() -> Answers.basicsCancelled();
            case Decision.Impossible<NewKeysPlace>(var reason) ->
                Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, reason);
        };
    }

    private Reply generate(KeyKind kind, NewKeysPlace place) {
        try (place) {
            var waiting = keys.make(kind, place.folder(), place.password());
            var result = Answers.object();
            var requests = result.putArray("requests");
            waiting.requests()
                    .forEach(request -> requests.add(Base64.getEncoder().encodeToString(request.encoded())));
            return Answers.basics(result);
        } catch (PendingFileException e) {
            return Answers.basicsFailure(BasicsError.CSR_GENERATING_FAILURE, String.valueOf(e.getMessage()));
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
