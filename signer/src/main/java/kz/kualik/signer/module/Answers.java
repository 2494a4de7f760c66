package kz.kualik.signer.module;

import kz.kualik.signer.message.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forms of answers, each as its module's clients know it. */
final class Answers {

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** commonUtils: a result. Never with a {@code message}: a client of NCALayer takes any for a failure. */
    static Reply common(JsonNode result) {
        var body = object();
        body.set("responseObject", result);
        return Reply.of(body.put("code", "200"));
    }

    /** commonUtils: done, nothing to tell. */
    static Reply commonDone() {
        return Reply.of(object().put("code", "200"));
    }

    /** commonUtils: it failed. */
    static Reply commonFailure(String message) {
        return Reply.of(object().put("code", "500").put("message", message));
    }

    /** commonUtils: it failed, and NCALayer says no more either. */
    static Reply commonFailure() {
        return Reply.of(object().put("code", "500"));
    }

    /** commonUtils: the person said no. */
    static Reply commonCancelled() {
        return commonFailure("action.canceled");
    }

    /** nlcommons modules: a result. */
    static Reply basics(JsonNode result) {
        var inside = object();
        inside.set("result", result);
        var body = object();
        body.set("body", inside);
        return Reply.of(body.put("status", true));
    }

    /** nlcommons modules: the person said no, which is a success without result. */
    static Reply basicsCancelled() {
        var body = object();
        body.set("body", object());
        return Reply.of(body.put("status", true));
    }

    /** nlcommons modules: it failed. */
    static Reply basicsFailure(BasicsError error, String details) {
        return Reply.of(object().put("code", error.name())
                .put("details", details)
                .put("message", error.message())
                .put("status", false));
    }

    /** Nobody of this name is here. */
    static Reply moduleNotFound() {
        return Reply.of(object().put("success", false).put("errorCode", "MODULE_NOT_FOUND"));
    }

    /**
     * The message could not be read, so nobody knows in which form its sender wants the answer: this one is a failure in all
     * of them.
     */
    static Reply unreadable(String reason) {
        return Reply.of(object().put("success", false)
                .put("errorCode", "COMMON_JSON_WRAPPING_EXCEPTION")
                .put("code", "COMMON_JSON_WRAPPING_EXCEPTION")
                .put("message", reason)
                .put("status", false));
    }
}
