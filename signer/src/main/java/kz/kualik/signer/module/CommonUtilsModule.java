package kz.kualik.signer.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.message.NotBase64Exception;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.module.CommonArguments.ArgumentType;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code kz.gov.pki.knca.commonUtils}: the module that most sites use. Arguments stand in a list; answers carry
 * {@code code} "200" or "500" as strings.
 */
final class CommonUtilsModule implements SignerModule {

    private final Language language;
    private final Map<String, Method> methods;

    /** One method: its types of arguments and what it does. */
    private record Method(List<ArgumentType> types, Action action) {}

    @FunctionalInterface
    private interface Action {
        Reply answer(Call call, CommonArguments arguments)
                throws UnsignableException, NotBase64Exception, InterruptedException;
    }

    CommonUtilsModule(CommonSigning signing, CommonFiles files, List<StorageName> tokens, Language language) {
        this.language = language;
        this.methods = Map.ofEntries(
                Map.entry("getActiveTokens", method(List.of(), (call, args) -> activeTokens(tokens))),
                Map.entry("getKeyInfo", method(List.of(ArgumentType.TEXT), signing::keyInfo)),
                Map.entry(
                        "signXml",
                        method(
                                List.of(
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT),
                                signing::signXml)),
                Map.entry(
                        "signXmls",
                        method(
                                List.of(
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXTS,
                                        ArgumentType.TEXT,
                                        ArgumentType.TEXT),
                                signing::signXmls)),
                Map.entry(
                        "createCMSSignatureFromBase64",
                        method(
                                List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TRUTH),
                                (call, args) -> signing.signBase64(call, args, true))),
                Map.entry(
                        "createCAdESFromBase64",
                        method(
                                List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TRUTH),
                                (call, args) -> signing.signBase64(call, args, false))),
                Map.entry(
                        "createCMSSignatureFromFile",
                        method(
                                List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TRUTH),
                                (call, args) -> files.signFile(call, args, true))),
                Map.entry(
                        "createCAdESFromFile",
                        method(
                                List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TRUTH),
                                (call, args) -> files.signFile(call, args, false))),
                Map.entry(
                        "createCAdESFromBase64Hash",
                        method(List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT), signing::signDigest)),
                Map.entry(
                        "applyCAdEST",
                        method(List.of(ArgumentType.TEXT, ArgumentType.TEXT, ArgumentType.TEXT), signing::stamp)),
                Map.entry("showFileChooser", method(List.of(ArgumentType.TEXT, ArgumentType.TEXT), files::chooseFile)),
                Map.entry(
                        "changeLocale",
                        method(List.of(ArgumentType.TEXT), (call, args) -> changeLocale(language, args))));
    }

    private static Method method(List<ArgumentType> types, Action action) {
        return new Method(types, action);
    }

    @Override
    public String name() {
        return "kz.gov.pki.knca.commonUtils";
    }

    @Override
    public Reply answer(Call call) throws InterruptedException {
        var method = Optional.ofNullable(methods.get(call.method()));
        if (method.isEmpty()) {
            return Answers.commonFailure("NoSuchMethodException: " + call.method());
        }
        var arguments =
                CommonArguments.of(call.request().path("args"), method.get().types());
        if (arguments.isEmpty()) {
            return Answers.commonFailure(
                    "java.lang.IllegalArgumentException: argument type mismatch. Method: " + call.method());
        }
        try {
            return method.get().action().answer(call, arguments.get());
        } catch (UnsignableException e) {
            return Answers.commonFailure(e.in(language.current()));
        } catch (NotBase64Exception e) {
            return Answers.commonFailure(String.valueOf(e.getMessage()));
        }
    }

    private static Reply activeTokens(List<StorageName> tokens) {
        var names = JsonNodeFactory.instance.arrayNode();
        tokens.forEach(token -> names.add(token.wire()));
        return Answers.common(names);
    }

    private static Reply changeLocale(Language language, CommonArguments arguments) {
        var wanted = Language.named(arguments.word(0));
        wanted.ifPresent(language::set);
        return wanted.isPresent()
                ? Answers.commonDone()
                : Answers.commonFailure("the language " + arguments.word(0) + " is not known");
    }
}
