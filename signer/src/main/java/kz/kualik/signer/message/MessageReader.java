package kz.kualik.signer.message;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request: one JSON object (RFC 8259), within bounds of depth, of the number of values and of the length of texts.
 * A long text of plain ASCII, which is what base64 is, stays in the received octets as a {@link Text.Slice}; any other text
 * becomes a string and has a bound of its own.
 */
public final class MessageReader {

    /** Texts of plain ASCII beyond this number of characters are left where they lie. */
    static final int LONG_TEXT = 64 * 1024;

    /** What a text that is not base64, an XML document for example, may have in characters. */
    static final int LONGEST_STRING = 16 * 1024 * 1024;

    /** What all such texts of one message may have. */
    static final int ALL_STRINGS = 2 * LONGEST_STRING;

    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 100_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final byte[] octets;
    private final JsonParser parser;
    private final TextAllowance allowance = new TextAllowance(LONGEST_STRING, ALL_STRINGS);
    private int values;

    private MessageReader(byte[] octets, JsonParser parser) {
        this.octets = octets;
        this.parser = parser;
    }

    /**
     * Reads a request.
     *
     * @param octets UTF-8; the array is not copied and must not be changed while the request is in use
     * @throws UnreadableMessageException if it is not exactly one JSON object within the bounds
     */
    public static ObjectNode read(byte[] octets) throws UnreadableMessageException {
        try (var parser = MAPPER.createParser(octets)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableMessageException("a request is a JSON object");
            }
            var request = new MessageReader(octets, parser).object();
            if (parser.nextToken() != null) {
                throw new UnreadableMessageException("there is something after the JSON object");
            }
            return request;
        } catch (JacksonException e) {
            throw new UnreadableMessageException("not JSON that is accepted: " + e.getOriginalMessage(), e);
        } catch (TextTooLongException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()), e);
        } catch (NumberFormatException e) {
            throw new UnreadableMessageException("a number is beyond all bounds", e);
        }
    }

    private ObjectNode object() throws UnreadableMessageException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private JsonNode array() throws UnreadableMessageException {
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode value() throws UnreadableMessageException {
        if (++values > MOST_VALUES) {
            throw new UnreadableMessageException("more than " + MOST_VALUES + " values");
        }
        var factory = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_TRUE -> factory.booleanNode(true);
            case VALUE_FALSE -> factory.booleanNode(false);
            case VALUE_NUMBER_INT -> factory.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> factory.numberNode(parser.getDecimalValue());
            case VALUE_NULL -> factory.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new UnreadableMessageException("a value is missing");
        };
    }

    private JsonNode text() {
        var from = (int) parser.currentTokenLocation().getByteOffset() + 1;
        var to = from;
        while (to < octets.length && isPlain(octets[to])) {
            to++;
        }
        // The parser's next step passes over the text without making a string of it.
        if (to < octets.length && octets[to] == '"' && to - from > LONG_TEXT) {
            return JsonNodeFactory.instance.pojoNode(new Text.Slice(octets, from, to, allowance));
        }
        var text = parser.getString();
        allowance.take(text.length());
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static boolean isPlain(byte octet) {
        return octet >= ' ' && octet < 0x7F && octet != '"' && octet != '\\';
    }
}
