package kz.kualik.signer.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.xml.ElementSelector;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.DocumentSummary.Form;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.UnusableStoredKeyException;
import kz.kualik.signer.message.LongValue;
import kz.kualik.signer.message.NotBase64Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the old applet signs, and its digests. */
final class AppletSigning {

    /** Of an element, without prefix, and without anything that an XPath expression could take for its own. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

    private static final int DATA = 4;
    private static final int ATTACHED = 5;

    private final CryptoEngine engine;
    private final AppletKeys keys;
    private final ChosenFiles chosen;
    private final DocumentSigner signer;
    private final SignatureRecord written;

    AppletSigning(
            CryptoEngine engine, AppletKeys keys, ChosenFiles chosen, DocumentSigner signer, SignatureRecord written) {
        this.engine = engine;
        this.keys = keys;
        this.chosen = chosen;
        this.signer = signer;
        this.written = written;
    }

    JsonNode plainData(Call call, CommonArguments arguments) throws AppletException {
        var content = text(arguments);
        return use(
                call,
                arguments,
                Summaries.of(Form.RAW, content),
                key -> JsonNodeFactory.instance.stringNode(
                        Base64.getEncoder().encodeToString(signer.raw(content, key))));
    }

    JsonNode cms(Call call, CommonArguments arguments) throws AppletException {
        return cms(call, arguments, text(arguments));
    }

    JsonNode cmsOfFile(Call call, CommonArguments arguments) throws AppletException {
        return cms(call, arguments, file(call, arguments.word(DATA)));
    }

    private JsonNode cms(Call call, CommonArguments arguments, DocumentContent content) throws AppletException {
        var form = arguments.truth(ATTACHED) ? CmsForm.ATTACHED : CmsForm.DETACHED;
        return use(
                call,
                arguments,
                Summaries.of(Form.CMS, content),
                key -> LongValue.base64(signer.cms(content, form, false, key)));
    }

    JsonNode xml(Call call, CommonArguments arguments) throws AppletException {
        return xml(call, arguments, XmlSignatureOptions.enveloped());
    }

    /** Arguments after the document: the element's name, the name of its identifying attribute, the signature's parent. */
    JsonNode xmlElement(Call call, CommonArguments arguments) throws AppletException {
        var element = byName(arguments.word(DATA + 1));
        var parent = arguments.word(DATA + 3);
        var options = XmlSignatureOptions.ofElement(element);
        return xml(call, arguments, parent.isEmpty() ? options : options.appendedTo(byName(parent)));
    }

    private static ElementSelector byName(String name) throws AppletException {
        if (!NAME.matcher(name).matches()) {
            throw new AppletException(AppletError.XML_PARSE_EXCEPTION);
        }
        return ElementSelector.atPath("//*[local-name()='" + name + "']");
    }

    private JsonNode xml(Call call, CommonArguments arguments, XmlSignatureOptions options) throws AppletException {
        var document = arguments.word(DATA);
        try {
            signer.requireXml(document);
        } catch (UnsignableException e) {
            throw new AppletException(AppletError.XML_PARSE_EXCEPTION, e);
        }
        return use(
                call,
                arguments,
                Summaries.of(document),
                key -> JsonNodeFactory.instance.stringNode(signer.xml(document, options, key)));
    }

    private JsonNode use(Call call, CommonArguments arguments, DocumentSummary summary, KeyUse<JsonNode> use)
            throws AppletException {
        try (var opened = keys.key(call, arguments)) {
            var result = use.apply(opened.storage().signingKey(opened.key()));
            written.write(call.caller(), Purpose.SIGN, opened.key(), List.of(summary));
            return result;
        } catch (UnsignableException | UnusableStoredKeyException | IOException e) {
            throw new AppletException(AppletError.COMMON, e);
        }
    }

    JsonNode verifyPlainData(Call call, CommonArguments arguments) throws AppletException {
        try (var opened = keys.key(call, arguments)) {
            var signature = Octets.of(arguments.text(DATA + 1));
            var algorithm = opened.key().algorithm().orElseThrow(() -> new AppletException(AppletError.COMMON));
            var scheme = engine.scheme(
                    opened.key().certificate().publicKeyInfo(),
                    algorithm.defaultSignature().identifier(),
                    Optional.of(algorithm.defaultSignature().digest()));
            var data = arguments.word(DATA).getBytes(StandardCharsets.UTF_8);
            return JsonNodeFactory.instance.booleanNode(engine.verify(scheme, data, signature));
        } catch (NotBase64Exception | UnsupportedSignatureAlgorithmException e) {
            throw new AppletException(AppletError.SIGNATURE_VALIDATION_ERROR, e);
        }
    }

    static JsonNode digest(CommonArguments arguments) throws AppletException {
        var algorithm = switch (arguments.word(1)) {
            case "SHA1" -> DigestAlgorithm.SHA1;
            case "SHA256" -> DigestAlgorithm.SHA256;
            case "GOST34311" -> DigestAlgorithm.GOST34311_95;
            default -> throw new AppletException(AppletError.COMMON);
        };
        var digest = algorithm.digest(arguments.word(0).getBytes(StandardCharsets.UTF_8));
        return JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(digest));
    }

    /** A document that the person chose for this caller. */
    DocumentContent file(Call call, String name) throws AppletException {
        try {
            var path = Path.of(name);
            if (!chosen.isChosen(call.caller(), path) || !Files.isRegularFile(path)) {
                throw new AppletException(AppletError.FILE_READ_ERROR);
            }
            return DocumentContent.of(path);
        } catch (InvalidPathException | IOException e) {
            throw new AppletException(AppletError.FILE_READ_ERROR, e);
        }
    }

    private static DocumentContent text(CommonArguments arguments) {
        return DocumentContent.of(arguments.word(DATA).getBytes(StandardCharsets.UTF_8));
    }
}
