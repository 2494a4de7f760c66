package kz.kualik.signer.module;

import java.util.List;
import java.util.Optional;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.xml.ElementSelector;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.DocumentSummary.Form;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.message.LongValue;
import kz.kualik.signer.message.NotBase64Exception;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The methods of commonUtils that use a key or put time-stamps. */
final class CommonSigning {

    private static final int STORAGE = 0;
    private static final int KEY_TYPE = 1;
    private static final int DATA = 2;
    private static final int ATTACH = 3;
    private static final int ELEMENT = 3;
    private static final int PARENT = 4;

    private final KeyDesk desk;
    private final DocumentSigner signer;
    private final IssuerChoice issuers;
    private final Language language;

    /** @param issuers whose certificates will do */
    CommonSigning(KeyDesk desk, DocumentSigner signer, IssuerChoice issuers, Language language) {
        this.issuers = issuers;
        this.desk = desk;
        this.signer = signer;
        this.language = language;
    }

    Reply keyInfo(Call call, CommonArguments arguments) throws InterruptedException {
        var storage = storage(arguments);
        if (storage.isEmpty()) {
            return unknownStorage(arguments);
        }
        var question = new KeyQuestion(
                call.caller(),
                Purpose.SHOW_CERTIFICATE,
                List.of(),
                List.of(storage.get()),
                KeyCriteria.any().withExpired().withIssuers(issuers.usual()),
                language.current());
        return reply(desk.show(question, key -> KeyInfo.of(key)));
    }

    Reply signBase64(Call call, CommonArguments arguments, boolean stamped)
            throws UnsignableException, NotBase64Exception, InterruptedException {
        return sign(call, arguments, arguments.text(DATA).base64(), stamped);
    }

    /** Signs a content that came from wherever the caller may take one. */
    Reply sign(Call call, CommonArguments arguments, DocumentContent content, boolean stamped)
            throws UnsignableException, InterruptedException {
        var form = arguments.truth(ATTACH) ? CmsForm.ATTACHED : CmsForm.DETACHED;
        return useKey(
                call,
                arguments,
                Purpose.SIGN,
                List.of(Summaries.of(Form.CMS, content)),
                key -> LongValue.base64(signer.cms(content, form, stamped, key)));
    }

    Reply signDigest(Call call, CommonArguments arguments)
            throws UnsignableException, NotBase64Exception, InterruptedException {
        var digest = Octets.of(arguments.text(DATA));
        if (digest.length == 0) {
            return Answers.commonFailure();
        }
        return useKey(
                call,
                arguments,
                Purpose.SIGN_DIGEST,
                List.of(Summaries.ofDigest(digest)),
                key -> LongValue.base64(signer.cmsOfDigest(digest, false, key)));
    }

    Reply signXml(Call call, CommonArguments arguments) throws UnsignableException, InterruptedException {
        var document = arguments.word(DATA);
        var options = options(arguments);
        signer.requireXml(document);
        return useKey(
                call,
                arguments,
                Purpose.SIGN,
                List.of(Summaries.of(document)),
                key -> JsonNodeFactory.instance.stringNode(signer.xml(document, options, key)));
    }

    Reply signXmls(Call call, CommonArguments arguments) throws UnsignableException, InterruptedException {
        var documents = arguments.words(DATA);
        var options = options(arguments);
        for (var document : documents) {
            signer.requireXml(document);
        }
        var summaries = documents.stream().map(Summaries::of).toList();
        return useKey(call, arguments, Purpose.SIGN, summaries, key -> {
            var signed = JsonNodeFactory.instance.arrayNode();
            for (var document : documents) {
                signed.add(signer.xml(document, options, key));
            }
            return signed;
        });
    }

    /** Both paths empty: the whole document. Otherwise the element at the one, and the signature at the end of the other. */
    private static XmlSignatureOptions options(CommonArguments arguments) {
        var element = arguments.word(ELEMENT);
        var parent = arguments.word(PARENT);
        var options = element.isEmpty()
                ? XmlSignatureOptions.enveloped()
                : XmlSignatureOptions.ofElement(ElementSelector.atPath(element));
        return parent.isEmpty() ? options : options.appendedTo(ElementSelector.atPath(parent));
    }

    Reply stamp(Call call, CommonArguments arguments)
            throws UnsignableException, NotBase64Exception, InterruptedException {
        try {
            var document = CmsDocument.parse(Octets.of(arguments.text(DATA)));
            if (!signer.canStamp()) {
                return Answers.commonFailure(Texts.of(language.current(), "unsignable.no-time-stamps"));
            }
            var question = new TimeStampQuestion(call.caller(), document.signerCount(), language.current());
            return switch (desk.timeStamps(question)) {
                case Decision.Granted<Boolean>(var granted) ->
                    granted ? Answers.common(LongValue.base64(signer.stamp(document))) : Answers.commonCancelled();
                case Decision.Declined<Boolean>() -> Answers.commonCancelled();
                case Decision.Impossible<Boolean>(var reason) -> Answers.commonFailure(reason);
            };
        } catch (UnreadableDocumentException e) {
            return Answers.commonFailure(String.valueOf(e.getMessage()));
        }
    }

    private Reply useKey(
            Call call,
            CommonArguments arguments,
            Purpose purpose,
            List<DocumentSummary> documents,
            KeyUse<JsonNode> use)
            throws UnsignableException, InterruptedException {
        var storage = storage(arguments);
        if (storage.isEmpty()) {
            return unknownStorage(arguments);
        }
        var question = new KeyQuestion(
                call.caller(),
                purpose,
                documents,
                List.of(storage.get()),
                KeyCriteria.ofType(arguments.word(KEY_TYPE)).withIssuers(issuers.usual()),
                language.current());
        return reply(desk.use(question, use));
    }

    private static Optional<StorageName> storage(CommonArguments arguments) {
        return StorageName.of(arguments.word(STORAGE));
    }

    private static Reply unknownStorage(CommonArguments arguments) {
        return Answers.commonFailure("UNKNOWN_STORAGE: " + arguments.word(STORAGE));
    }

    private static Reply reply(Decision<JsonNode> decision) {
        return switch (decision) {
            case Decision.Granted<JsonNode>(var result) -> Answers.common(result);
            case Decision.Declined<JsonNode>() -> Answers.commonCancelled();
            case Decision.Impossible<JsonNode>(var reason) -> Answers.commonFailure(reason);
        };
    }
}
