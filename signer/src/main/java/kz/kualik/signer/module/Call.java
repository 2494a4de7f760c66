package kz.kualik.signer.module;

import kz.kualik.signer.site.Caller;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request on its way to a module.
 *
 * @param caller who asks
 * @param request the whole message
 */
public record Call(Caller caller, ObjectNode request) {

    /** The method's name; empty if the request names none. */
    String method() {
        var method = request.path("method");
        return method.isString() ? method.stringValue() : "";
    }

    /** Who asks; never what. */
    @Override
    public String toString() {
        return "Call[" + caller.inWords() + "]";
    }
}
