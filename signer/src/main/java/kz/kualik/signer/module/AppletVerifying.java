package kz.kualik.signer.module;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.message.NotBase64Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the old applet verifies: whether signatures are mathematically right over their documents. It says nothing of who the
 * signers are; a site that wants to know asks its own server.
 */
final class AppletVerifying {

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
            return isRight(Octets.of(arguments.text(0)), Optional.of(content));
        } catch (NotBase64Exception e) {
            throw new AppletException(AppletError.SIGNATURE_VALIDATION_ERROR, e);
        }
    }

    JsonNode xml(CommonArguments arguments) {
        return isRight(arguments.word(0).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private JsonNode isRight(byte[] document, Optional<DocumentContent> content) {
        var verdict = verifier.verify(document, content, Optional.empty(), ValidationPolicy.ORDINARY, clock.instant())
                .verdict();
        // Without trusted authorities nothing passes; right and unproved is all that is asked for here.
        return JsonNodeFactory.instance.booleanNode(verdict == Verdict.INDETERMINATE);
    }
}
