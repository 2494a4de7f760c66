package kz.kualik.signer.module;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.login.LoginToken;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.DocumentSummary.Form;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.message.NotBase64Exception;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.message.Text;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code kz.kualik.authentication}: logging in by a {@link LoginToken}, in which the origin that the browser named is
 * signed. A page gives {@code {"method":"authenticate","args":{"challenge":"<base64>"}}} and gets
 * {@code {"format","unverifiedCertificate","signature"}} as result.
 */
final class AuthenticationModule implements SignerModule {

    private final KeyDesk desk;
    private final CryptoEngine engine;
    private final IssuerChoice issuers;
    private final Language language;

    /** @param issuers whose certificates will do */
    AuthenticationModule(KeyDesk desk, CryptoEngine engine, IssuerChoice issuers, Language language) {
        this.issuers = issuers;
        this.desk = desk;
        this.engine = engine;
        this.language = language;
    }

    @Override
    public String name() {
        return "kz.kualik.authentication";
    }

    @Override
    public Reply answer(Call call) throws InterruptedException {
        if (!"authenticate".equals(call.method())) {
            return invalid(call.method() + " is not defined in " + name());
        }
        return switch (call.caller()) {
            case Caller.Site(var origin) -> authenticate(call, origin);
            case Caller.LocalProgram() -> invalid("a login is bound to a site, and this caller is none");
        };
    }

    private Reply authenticate(Call call, Origin origin) throws InterruptedException {
        var text = Text.of(call.request().path("args").path("challenge"));
        if (text.isEmpty()) {
            return invalid("challenge is missing");
        }
        try {
            var challenge = Octets.of(text.get());
            if (challenge.length < LoginToken.SHORTEST_CHALLENGE || challenge.length > LoginToken.LONGEST_CHALLENGE) {
                return invalid("challenge has " + challenge.length + " octets instead of "
                        + LoginToken.SHORTEST_CHALLENGE + " to " + LoginToken.LONGEST_CHALLENGE);
            }
            return authenticate(call, origin, challenge);
        } catch (NotBase64Exception e) {
            return invalid("challenge is not base64");
        } catch (UnsignableException e) {
            return Answers.basicsFailure(BasicsError.SIGNING_FAILURE, e.in(language.current()));
        }
    }

    private Reply authenticate(Call call, Origin origin, byte[] challenge)
            throws UnsignableException, InterruptedException {
        var question = new KeyQuestion(
                call.caller(),
                Purpose.AUTHENTICATE,
                List.of(Summaries.of(Form.LOGIN, challenge)),
                List.of(),
                KeyCriteria.any()
                        .withPurposes(Set.of(KeyPurposeId.id_kp_clientAuth.getId()))
                        .withIssuers(issuers.usual()),
                language.current());
        var decision = desk.use(question, key -> result(LoginToken.sign(engine, key, origin.toString(), challenge)));
        return switch (decision) {
            case Decision.Granted<ObjectNode>(var token) -> Answers.basics(token);
            case Decision.Declined<ObjectNode>() -> Answers.basicsCancelled();
            case Decision.Impossible<ObjectNode>(var reason) ->
                Answers.basicsFailure(BasicsError.SIGNING_FAILURE, reason);
        };
    }

    private static ObjectNode result(LoginToken token) {
        var encoder = Base64.getEncoder();
        return Answers.object()
                .put("format", LoginToken.FORMAT)
                .put(
                        "unverifiedCertificate",
                        encoder.encodeToString(token.certificate().encoded()))
                .put("signature", encoder.encodeToString(token.signature()));
    }

    private static Reply invalid(String why) {
        return Answers.basicsFailure(BasicsError.INVOCATION_ERROR, "java.lang.IllegalArgumentException: " + why);
    }
}
