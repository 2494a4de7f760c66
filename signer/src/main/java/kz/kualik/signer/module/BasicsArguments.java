package kz.kualik.signer.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.kualik.signer.message.Text;
import tools.jackson.databind.JsonNode;

/**
 * Named arguments as NCALayer's nlcommons take them: truth values also as words, empty texts as absent ones. What is wrong is
 * told in the words of the library that the original reads them with, because clients show them.
 */
final class BasicsArguments {

    private final JsonNode object;

    private BasicsArguments(JsonNode object) {
        this.object = object;
    }

    static BasicsArguments of(JsonNode object) {
        return new BasicsArguments(object);
    }

    /** An object that has to be there. */
    BasicsArguments required(String name) throws BadArgumentException {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw BadArgumentException.missing(name);
        }
        if (!value.isObject()) {
            throw BadArgumentException.type(name, "JSONObject");
        }
        return new BasicsArguments(value);
    }

    boolean isAbsent(String name) {
        var value = object.path(name);
        return value.isMissingNode() || value.isNull();
    }

    boolean isObject(String name) {
        return object.path(name).isObject();
    }

    /** A truth value; the given one if it is absent. */
    boolean truth(String name, boolean usual) throws BadArgumentException {
        var value = object.path(name);
        if (isAbsent(name) || (value.isString() && value.stringValue().isEmpty())) {
            return usual;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadArgumentException.type(name, "Boolean");
        };
    }

    /** A word; empty ones are absent. */
    Optional<String> word(String name) throws BadArgumentException {
        if (isAbsent(name)) {
            return Optional.empty();
        }
        var value = Text.of(object.path(name)).orElseThrow(() -> BadArgumentException.type(name, "String"));
        return Optional.of(value.string()).filter(text -> !text.isEmpty());
    }

    /** Words in a list; nothing if there is no list. */
    Optional<List<String>> words(String name) throws BadArgumentException {
        if (isAbsent(name)) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        for (var text : texts(name)) {
            words.add(text.string());
        }
        return Optional.of(words);
    }

    private List<Text> texts(String name) throws BadArgumentException {
        var value = object.path(name);
        if (!value.isArray()) {
            throw BadArgumentException.type(name, "JSONArray");
        }
        var texts = new ArrayList<Text>();
        for (var item : value) {
            texts.add(Text.of(item).orElseThrow(() -> BadArgumentException.type(name, "String")));
        }
        return texts;
    }

    /** One text or several. */
    List<Text> oneOrMore(String name) throws BadArgumentException {
        if (isAbsent(name)) {
            throw BadArgumentException.missing(name);
        }
        var single = Text.of(object.path(name));
        return single.isPresent() ? List.of(single.get()) : texts(name);
    }
}
