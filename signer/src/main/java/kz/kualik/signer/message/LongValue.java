package kz.kualik.signer.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import kz.kualik.signature.DocumentContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A text of an answer that is made while it is sent. */
public final class LongValue {

    private static final String BEGIN = "-----BEGIN CMS-----\n";
    private static final String END = "\n-----END CMS-----\n";

    private final DocumentContent content;
    private final boolean pem;

    private LongValue(DocumentContent content, boolean pem) {
        this.content = content;
        this.pem = pem;
    }

    /** The content in base64 on one line. */
    public static JsonNode base64(DocumentContent content) {
        return JsonNodeFactory.instance.pojoNode(new LongValue(content, false));
    }

    /** The content as a PEM block "CMS" (RFC 7468, section 9). */
    public static JsonNode pem(DocumentContent content) {
        return JsonNodeFactory.instance.pojoNode(new LongValue(content, true));
    }

    Reader open() throws IOException {
        var letters = new Base64Letters(content.open(), pem);
        return pem
                ? new InputStreamReader(letters.between(BEGIN, END), StandardCharsets.US_ASCII)
                : new InputStreamReader(letters, StandardCharsets.US_ASCII);
    }
}
