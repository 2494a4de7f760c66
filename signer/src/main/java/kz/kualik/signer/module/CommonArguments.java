package kz.kualik.signer.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.signer.message.Text;
import tools.jackson.databind.JsonNode;

/**
 * The arguments of a commonUtils method, which stand in a list and are typed by their places. Wrong ones are found before
 * anybody is asked.
 */
final class CommonArguments {

    /** What may stand in a place. */
    enum ArgumentType {
        TEXT,
        TEXTS,
        /** Pages send truth values also as the words "true" and "false". */
        TRUTH,
        /** A small whole number. */
        NUMBER
    }

    private final List<JsonNode> values;

    private CommonArguments(List<JsonNode> values) {
        this.values = values;
    }

    /** The arguments, if they are as many and of such types as the method wants. */
    static Optional<CommonArguments> of(JsonNode args, List<ArgumentType> types) {
        var values = new ArrayList<JsonNode>();
        if (args.isArray()) {
            args.forEach(values::add);
        } else if (!args.isMissingNode() && !args.isNull()) {
            return Optional.empty();
        }
        if (values.size() != types.size()) {
            return Optional.empty();
        }
        for (var i = 0; i < values.size(); i++) {
            if (!fits(values.get(i), types.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new CommonArguments(values));
    }

    private static boolean fits(JsonNode value, ArgumentType type) {
        return switch (type) {
            case TEXT -> Text.of(value).isPresent();
            case TEXTS ->
                value.isArray()
                        && value.valueStream().allMatch(item -> Text.of(item).isPresent());
            case NUMBER -> value.isIntegralNumber() && value.canConvertToInt();
            case TRUTH ->
                value.isBoolean()
                        || (value.isString()
                                && ("true".equals(value.stringValue()) || "false".equals(value.stringValue())));
        };
    }

    Text text(int place) {
        return Text.of(values.get(place)).orElseThrow();
    }

    String word(int place) {
        return text(place).string();
    }

    List<String> words(int place) {
        return values.get(place)
                .valueStream()
                .map(item -> Text.of(item).orElseThrow().string())
                .toList();
    }

    int number(int place) {
        return values.get(place).intValue();
    }

    boolean truth(int place) {
        var value = values.get(place);
        return value.isBoolean() ? value.booleanValue() : "true".equals(value.stringValue());
    }
}
