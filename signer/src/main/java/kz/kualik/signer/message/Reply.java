package kz.kualik.signer.message;

import tools.jackson.databind.node.ObjectNode;

/** What a module answers to a request. */
public sealed interface Reply {

    /**
     * An object.
     *
     * @param body what is sent
     */
    record Json(ObjectNode body) implements Reply {}

    /** No message at all: the old applet's void methods, whose clients would take a message for the next answer. */
    record Silence() implements Reply {}

    /** Answers with this object. */
    static Reply of(ObjectNode body) {
        return new Json(body);
    }

    /** Answers nothing. */
    static Reply silence() {
        return new Silence();
    }
}
