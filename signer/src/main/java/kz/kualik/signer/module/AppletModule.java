package kz.kualik.signer.module;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.module.CommonArguments.ArgumentType;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code kz.gov.pki.knca.applet.Applet}: the old module that the NUC switched off in October 2024 and that old sites still ask
 * for, also by naming no module at all. Answers carry {@code result} and {@code errorCode}.
 */
final class AppletModule implements SignerModule {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Almaty"));
    private static final ArgumentType TEXT = ArgumentType.TEXT;
    private static final ArgumentType TRUTH = ArgumentType.TRUTH;

    private final LegacyAccess access;
    private final Consent consent;
    private final ChosenFiles chosen;
    private final Language language;
    private final AppletKeys keys;
    private final Map<Signature, Method> methods = new HashMap<>();

    /** One name may stand for several methods, which the number of arguments tells apart. */
    private record Signature(String name, int arguments) {}

    private record Method(List<ArgumentType> types, Action action) {}

    @FunctionalInterface
    private interface Action {
        JsonNode answer(Call call, CommonArguments arguments) throws AppletException, InterruptedException;
    }

    AppletModule(
            LegacyAccess access,
            Consent consent,
            ChosenFiles chosen,
            Language language,
            AppletKeys keys,
            AppletSigning signing,
            AppletVerifying verifying) {
        this.access = access;
        this.consent = consent;
        this.chosen = chosen;
        this.language = language;
        this.keys = keys;
        addLooking();
        addSigning(signing);
        addVerifying(signing, verifying);
    }

    private void addLooking() {
        add("browseKeyStore", this::browse, TEXT, TEXT, TEXT);
        add("showFileChooser", this::chooseFile, TEXT, TEXT);
        add("loadSlotList", AppletModule::noSlots, TEXT);
        add("getKeys", (call, args) -> text(keys.list(call, args)), TEXT, TEXT, TEXT, TEXT);
        addView("getNotBefore", opened -> TIME.format(opened.key().certificate().notBefore()));
        addView("getNotAfter", opened -> TIME.format(opened.key().certificate().notAfter()));
        addView(
                "getSubjectDN",
                opened -> KeyInfo.text(opened.key().certificate().subject()));
        addView("getIssuerDN", opened -> KeyInfo.text(opened.key().certificate().issuer()));
        add("getRdnByOid", this::rdn, TEXT, TEXT, TEXT, TEXT, TEXT, ArgumentType.NUMBER);
    }

    private void addSigning(AppletSigning signing) {
        add("signPlainData", signing::plainData, TEXT, TEXT, TEXT, TEXT, TEXT);
        add("createCMSSignature", signing::cms, TEXT, TEXT, TEXT, TEXT, TEXT, TRUTH);
        add("createCMSSignatureFromFile", signing::cmsOfFile, TEXT, TEXT, TEXT, TEXT, TEXT, TRUTH);
        add("signXml", signing::xml, TEXT, TEXT, TEXT, TEXT, TEXT);
        add("signXmlByElementId", signing::xmlElement, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT);
    }

    private void addVerifying(AppletSigning signing, AppletVerifying verifying) {
        add("verifyPlainData", signing::verifyPlainData, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT);
        add("verifyCMSSignature", (call, args) -> verifying.cms(args), TEXT, TEXT);
        add(
                "verifyCMSSignatureFromFile",
                (call, args) -> verifying.cms(args, signing.file(call, args.word(1))),
                TEXT,
                TEXT);
        add("verifyXml", (call, args) -> verifying.xml(args), TEXT);
        add("verifyXmlByElementId", (call, args) -> verifying.xml(args), TEXT, TEXT, TEXT);
        // This is how @seithq/ncalayer asks for the same.
        add("verifyXml", (call, args) -> verifying.xml(args), TEXT, TEXT, TEXT);
        add("getHash", (call, args) -> AppletSigning.digest(args), TEXT, TEXT);
    }

    private void add(String name, Action action, ArgumentType... types) {
        methods.put(new Signature(name, types.length), new Method(Arrays.asList(types), action));
    }

    @FunctionalInterface
    private interface View {
        String of(AppletKeys.Opened opened);
    }

    private void addView(String name, View view) {
        Action action = (call, arguments) -> {
            try (var opened = keys.key(call, arguments)) {
                return text(view.of(opened));
            }
        };
        add(name, action, TEXT, TEXT, TEXT, TEXT);
    }

    @Override
    public String name() {
        return "kz.gov.pki.knca.applet.Applet";
    }

    @Override
    public Reply answer(Call call) throws InterruptedException {
        if (!access.isOpenFor(call.caller())) {
            // An answer to this one would be taken for the next request's.
            return call.method().equals("setLocale") ? Reply.silence() : Answers.moduleNotFound();
        }
        if (call.method().equals("setLocale")) {
            call.request()
                    .path("args")
                    .valueStream()
                    .findFirst()
                    .filter(JsonNode::isString)
                    .flatMap(word -> Language.named(word.stringValue()))
                    .ifPresent(language::set);
            return Reply.silence();
        }
        var given = call.request().path("args");
        var method = Optional.ofNullable(methods.get(new Signature(call.method(), given.size())));
        var arguments = method.flatMap(found -> CommonArguments.of(given, found.types()));
        if (method.isEmpty() || arguments.isEmpty()) {
            return failure(AppletError.COMMON);
        }
        try {
            var body = Answers.object();
            body.set("result", method.get().action().answer(call, arguments.get()));
            return Reply.of(body.put("errorCode", "NONE"));
        } catch (AppletException e) {
            return failure(e.error());
        }
    }

    /** A wrong password tells how often it may be tried still, which for files is not counted. */
    private static Reply failure(AppletError error) {
        var body = Answers.object();
        body.put("result", error == AppletError.WRONG_PASSWORD ? "-1" : "");
        return Reply.of(body.put("errorCode", error.name()));
    }

    private static JsonNode noSlots(Call call, CommonArguments arguments) throws AppletException {
        throw new AppletException(
                StorageName.of(arguments.word(0)).isPresent() ? AppletError.EMPTY_SLOT : AppletError.UNKNOWN_STORAGE);
    }

    private JsonNode browse(Call call, CommonArguments arguments) throws AppletException, InterruptedException {
        if (!StorageName.PKCS12.wire().equals(arguments.word(0))) {
            throw new AppletException(AppletError.UNKNOWN_STORAGE);
        }
        return ask(call, FileQuestion.Kind.KEY_FILE, List.of("p12"));
    }

    private JsonNode chooseFile(Call call, CommonArguments arguments) throws InterruptedException {
        return ask(call, FileQuestion.Kind.DOCUMENT, CommonFiles.endings(arguments.word(0)));
    }

    /** A person who chooses nothing is answered by an empty path. */
    private JsonNode ask(Call call, FileQuestion.Kind kind, List<String> endings) throws InterruptedException {
        return switch (consent.file(new FileQuestion(call.caller(), kind, endings, language.current()))) {
            case Decision.Granted<Path>(var file) -> {
                chosen.remember(call.caller(), file);
                yield text(file.toString());
            }
            case Decision.Declined<Path>() -> text("");
            case Decision.Impossible<Path>(var reason) -> text("");
        };
    }

    private JsonNode rdn(Call call, CommonArguments arguments) throws AppletException {
        try (var opened = keys.key(call, arguments)) {
            var rdns = opened.key().certificate().subject().getRDNs(new ASN1ObjectIdentifier(arguments.word(4)));
            var index = arguments.number(5);
            if (index < 0 || index >= rdns.length) {
                throw new AppletException(AppletError.RDN_NOT_FOUND);
            }
            return text(IETFUtils.valueToString(rdns[index].getFirst().getValue()));
        } catch (IllegalArgumentException e) {
            throw new AppletException(AppletError.RDN_NOT_FOUND, e);
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
