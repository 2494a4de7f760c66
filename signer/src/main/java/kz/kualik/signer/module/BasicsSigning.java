package kz.kualik.signer.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.DocumentSummary.Form;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.message.LongValue;
import kz.kualik.signer.message.NotBase64Exception;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.message.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The method {@code sign} of basics. Results are lists since NCALayer of October 2024, also for one document. */
final class BasicsSigning {

    private final KeyDesk desk;
    private final DocumentSigner signer;
    private final IssuerChoice issuers;

    BasicsSigning(KeyDesk desk, DocumentSigner signer, IssuerChoice issuers) {
        this.desk = desk;
        this.signer = signer;
        this.issuers = issuers;
    }

    Reply sign(Call call, BasicsArguments arguments) throws BadArgumentException, InterruptedException {
        var request = SignRequest.read(arguments, issuers);
        var contradiction = request.contradiction();
        if (contradiction.isPresent()) {
            return Answers.basicsFailure(BasicsError.INVALID_SIGNING_PARAMS, contradiction.get());
        }
        try {
            return switch (request.format()) {
                case XML -> signXml(call, request);
                case CMS, RAW -> request.digested() ? signDigests(call, request) : signContents(call, request);
            };
        } catch (NotBase64Exception e) {
            return Answers.basicsFailure(BasicsError.INVALID_SIGNING_PARAMS, "data: " + e.getMessage());
        } catch (UnsignableException e) {
            return Answers.basicsFailure(BasicsError.SIGNING_FAILURE, e.in(request.language()));
        }
    }

    private Reply signXml(Call call, SignRequest request)
            throws NotBase64Exception, UnsignableException, InterruptedException {
        var documents = new ArrayList<String>();
        for (var text : request.documents()) {
            documents.add(request.decode() ? new String(Octets.of(text), StandardCharsets.UTF_8) : text.string());
            signer.requireXml(documents.getLast());
        }
        var summaries = documents.stream().map(Summaries::of).toList();
        return useKey(call, request, Purpose.SIGN, summaries, key -> {
            var signed = JsonNodeFactory.instance.arrayNode();
            for (var document : documents) {
                signed.add(signer.xml(document, XmlSignatureOptions.enveloped(), key));
            }
            return signed;
        });
    }

    private Reply signDigests(Call call, SignRequest request)
            throws NotBase64Exception, UnsignableException, InterruptedException {
        var digests = new ArrayList<byte[]>();
        for (var text : request.documents()) {
            digests.add(Octets.of(text));
        }
        var summaries = digests.stream().map(Summaries::ofDigest).toList();
        return useKey(call, request, purpose(request, Purpose.SIGN_DIGEST), summaries, key -> {
            var signatures = JsonNodeFactory.instance.arrayNode();
            for (var digest : digests) {
                if (request.format() == SignRequest.Format.CMS) {
                    signatures.add(LongValue.pem(signer.cmsOfDigest(digest, request.stamped(), key)));
                } else {
                    signatures.add(base64(signer.rawOfDigest(digest, key)));
                }
            }
            return withCertificate(request, signatures, key);
        });
    }

    private Reply signContents(Call call, SignRequest request)
            throws NotBase64Exception, UnsignableException, InterruptedException {
        var contents = new ArrayList<DocumentContent>();
        for (var text : request.documents()) {
            contents.add(content(text, request));
        }
        var form = request.format() == SignRequest.Format.CMS ? Form.CMS : Form.RAW;
        var summaries =
                contents.stream().map(content -> Summaries.of(form, content)).toList();
        return useKey(call, request, purpose(request, Purpose.SIGN), summaries, key -> {
            var signatures = JsonNodeFactory.instance.arrayNode();
            for (var content : contents) {
                if (request.format() == SignRequest.Format.CMS) {
                    signatures.add(LongValue.pem(signer.cms(content, form(request), request.stamped(), key)));
                } else {
                    signatures.add(base64(signer.raw(content, key)));
                }
            }
            return withCertificate(request, signatures, key);
        });
    }

    private static Purpose purpose(SignRequest request, Purpose inCms) {
        return request.format() == SignRequest.Format.CMS ? inCms : Purpose.SIGN_RAW;
    }

    private static DocumentContent content(Text text, SignRequest request) throws NotBase64Exception {
        return request.decode()
                ? text.base64()
                : DocumentContent.of(text.string().getBytes(StandardCharsets.UTF_8));
    }

    private static CmsForm form(SignRequest request) {
        return request.encapsulate() ? CmsForm.ATTACHED : CmsForm.DETACHED;
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static JsonNode withCertificate(SignRequest request, ArrayNode signatures, SigningKey key) {
        if (request.format() != SignRequest.Format.RAW || !request.certificateToo()) {
            return signatures;
        }
        var result = Answers.object();
        result.set("signatures", signatures);
        return result.put(
                "certificate", PemOrDer.toPem("CERTIFICATE", key.certificate().encoded()));
    }

    private Reply useKey(
            Call call, SignRequest request, Purpose purpose, List<DocumentSummary> summaries, KeyUse<JsonNode> use)
            throws UnsignableException, InterruptedException {
        var question = new KeyQuestion(
                call.caller(), purpose, summaries, request.storages(), request.criteria(), request.language());
        return switch (desk.use(question, use)) {
            case Decision.Granted<JsonNode>(var result) -> Answers.basics(result);
            case Decision.Declined<JsonNode>() -> Answers.basicsCancelled();
            case Decision.Impossible<JsonNode>(var reason) ->
                Answers.basicsFailure(BasicsError.SIGNING_FAILURE, reason);
        };
    }
}
