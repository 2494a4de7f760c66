package kz.kualik.signer.module;

import java.util.Map;
import java.util.Optional;
import kz.kualik.signer.message.Reply;

/**
 * {@code kz.gov.pki.knca.basics}: the newer module, called with named arguments through NCALayer's nlcommons, version 2.
 */
final class BasicsModule implements SignerModule {

    private static final int API_VERSION = 2;
    private static final String NAME = "kz.gov.pki.knca.basics";

    private final Map<String, Method> methods;

    /** One of the module's methods. */
    @FunctionalInterface
    interface Method {
        Reply answer(Call call, BasicsArguments arguments) throws BadArgumentException, InterruptedException;
    }

    BasicsModule(Map<String, Method> methods) {
        this.methods = Map.copyOf(methods);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reply answer(Call call) throws InterruptedException {
        var version = call.request().path("apiVersion");
        if (!version.isMissingNode() && !(version.isNumber() && version.asInt() == API_VERSION)) {
            return failure("java.lang.IllegalArgumentException: apiVersion is not " + API_VERSION);
        }
        var method = Optional.ofNullable(methods.get(call.method()));
        if (method.isEmpty()) {
            return failure("java.lang.IllegalArgumentException: " + call.method() + " is not defined in " + NAME);
        }
        var args = call.request().path("args");
        if (!args.isObject()) {
            return failure("java.lang.IllegalArgumentException: " + call.method() + " demands arguments");
        }
        try {
            return method.get().answer(call, BasicsArguments.of(args));
        } catch (BadArgumentException e) {
            return Answers.basicsFailure(BasicsError.INVOCATION_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private static Reply failure(String details) {
        return Answers.basicsFailure(BasicsError.GENERAL_ERROR, details);
    }
}
