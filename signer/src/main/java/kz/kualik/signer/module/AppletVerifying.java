package kz.kualik.signer.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signature.verify.VerifiedDocument;
import kz.kualik.signer.message.NotBase64Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the old applet verifies: whether signatures are mathematically right over their documents. It says nothing of who the
 * signers are; a site that wants to know asks its own server.
 */
final class AppletVerifying {

    private static final Set<DocumentKind> CMS = Set.of(DocumentKind.CMS_ATTACHED, DocumentKind.CMS_DETACHED);
    private static final Set<DocumentKind> XML = Set.of(DocumentKind.XML_SIGNATURE);

    private final DocumentVerifier verifier;
    private final Clock clock;

    AppletVerifying(CryptoEngine engine, Clock clock) {
        this.verifier =
                new DocumentVerifier(engine, TrustStore.empty(), RevocationSource.none(), RevocationSource.none());
        this.clock = clock;
    }

    JsonNode cms(CommonArguments arguments) throws AppletException {
        return cms(arguments, DocumentContent.of(arguments.word(1).getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode cms(CommonArguments arguments, DocumentContent content) throws AppletException {
        try {
            var encoded = Octets.of(arguments.text(0));
            var inside = CmsDocument.parse(encoded).content();
            return answer(
                    (inside.isEmpty() || isSame(inside.get(), content)) && isRight(encoded, Optional.of(content), CMS));
        } catch (NotBase64Exception | IOException e) {
            throw new AppletException(AppletError.SIGNATURE_VALIDATION_ERROR, e);
        } catch (UnreadableDocumentException e) {
            return answer(false);
        }
    }

    JsonNode xml(CommonArguments arguments) {
        return answer(isRight(arguments.word(0).getBytes(StandardCharsets.UTF_8), Optional.empty(), XML));
    }

    private static boolean isSame(DocumentContent one, DocumentContent other) throws IOException {
        try (var first = one.open();
                var second = other.open()) {
            return one.size() == other.size() && Arrays.equals(digest(first), digest(second));
        }
    }

    private static byte[] digest(InputStream content) throws IOException {
        var digest = DigestAlgorithm.SHA256.newDigest();
        var buffer = new byte[1 << 16];
        for (var length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            digest.update(buffer, 0, length);
        }
        return digest.digest();
    }

    /** All signatures have to be right, and there has to be one; whether their signers are trusted is not asked. */
    private boolean isRight(byte[] document, Optional<DocumentContent> content, Set<DocumentKind> kinds) {
        var verified = verifier.verify(document, content, Optional.empty(), ValidationPolicy.ORDINARY, clock.instant());
        return verified.verdict() == Verdict.INDETERMINATE
                && verified instanceof VerifiedDocument.Judged(var facts, var _)
                && kinds.contains(facts.kind())
                && !facts.signatures().isEmpty()
                && facts.signatures().stream()
                        .allMatch(examined -> examined.signature().integrity() instanceof Integrity.Intact);
    }

    private static JsonNode answer(boolean right) {
        return JsonNodeFactory.instance.booleanNode(right);
    }
}
