package kz.kualik.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Damages JSON so that it mostly stays JSON: values of other types and sizes, missing, repeated and unknown members, deep
 * nesting. Of several lines, one JSON text each, it damages one line or their order.
 */
final class JsonMutator {

    private static final int MOST_CHANGES = 3;
    private static final int MOST_NESTING = 2_000;
    private static final int LONG = 20_000;

    /** What somebody puts where something else is expected; JSON as it is written, some of it not allowed. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "1e-400",
            "-0",
            "9223372036854775807",
            "9223372036854775808",
            "100000000000000000000000000000000000000000",
            "NaN",
            "01",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\u0301\"",
            "\"\\r\\nSet-Cookie: a=b\"",
            "\"' or 1=1 --\"",
            "\"%s%n{0}{\"",
            "\"../../../etc/passwd\"",
            "\"\\u0660\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666\\u0667\\u0668\\u0669\\u0660\\u0661\"",
            "\"000000000000\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"PT9223372036854775807S\"",
            "\"P-1D\"",
            "\"-----BEGIN CERTIFICATE-----\"",
            "\"MIIB\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "[1,\"a\",{},null]",
            "{\"a\":null}");

    private final Random random;

    JsonMutator(Random random) {
        this.random = random;
    }

    /** An object's members; a list, so that a name may come twice. */
    private record Members(List<Member> list) {}

    private static final class Member {
        private String name;
        private Object value;

        Member(String name, Object value) {
            this.name = name;
            this.value = value;
        }
    }

    /** JSON as it is to be written. */
    private record Raw(String text) {}

    byte[] change(byte[] json) {
        var lines = new ArrayList<>(Arrays.asList(new String(json, StandardCharsets.UTF_8).split("\n", -1)));
        var at = random.nextInt(lines.size());
        if (lines.size() > 2 && random.nextInt(4) == 0) {
            rearrange(lines, at);
        } else {
            lines.set(at, changeLine(lines.get(at)));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private void rearrange(List<String> lines, int at) {
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            default -> lines.subList(at, lines.size()).clear();
        }
    }

    private String changeLine(String line) {
        Object tree;
        try {
            tree = read(JsonMapper.shared().readTree(line));
        } catch (JacksonException e) {
            return line + odd().text();
        }
        for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
            tree = changed(tree);
        }
        return written(tree);
    }

    private static Object read(JsonNode node) {
        if (node.isObject()) {
            return new Members(node.properties().stream()
                    .map(one -> new Member(one.getKey(), read(one.getValue())))
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        if (node.isArray()) {
            return node.valueStream().map(JsonMutator::read).collect(Collectors.toCollection(ArrayList::new));
        }
        return new Raw(node.toString());
    }

    /** Goes down to a random place and changes it there. */
    @SuppressWarnings("unchecked") // the lists are those of read()
    private Object changed(Object tree) {
        if (tree instanceof Members members && !members.list().isEmpty() && random.nextInt(10) > 0) {
            changeMember(members.list(), random.nextInt(members.list().size()));
            return members;
        }
        if (tree instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            var items = (List<Object>) list;
            var at = random.nextInt(items.size());
            switch (random.nextInt(6)) {
                case 0 -> items.remove(at);
                case 1 -> items.add(items.get(at));
                default -> items.set(at, changed(items.get(at)));
            }
            return items;
        }
        return replacement(tree);
    }

    private void changeMember(List<Member> members, int at) {
        var one = members.get(at);
        switch (random.nextInt(12)) {
            case 0 -> members.remove(at);
            case 1 -> members.add(new Member(one.name, one.value));
            case 2 -> members.add(new Member(one.name + "x", one.value));
            case 3 -> one.name = one.name.toUpperCase(Locale.ROOT);
            case 4 -> one.value = members.get(random.nextInt(members.size())).value;
            default -> one.value = changed(one.value);
        }
    }

    private Object replacement(Object former) {
        return switch (random.nextInt(8)) {
            case 0 -> new Raw(nested(random.nextInt(MOST_NESTING)));
            case 1 -> new Raw('"' + "a".repeat(random.nextInt(random.nextInt(10) == 0 ? LONG : 300)) + '"');
            case 2, 3 -> former instanceof Raw raw && raw.text().startsWith("\"") ? new Raw(near(raw.text())) : odd();
            default -> odd();
        };
    }

    /** A text that differs from an honest one in one character only. */
    private String near(String quoted) {
        var text = new StringBuilder(quoted);
        var at = 1 + random.nextInt(Math.max(1, quoted.length() - 2));
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, text.charAt(at - 1) == '"' ? 'a' : text.charAt(at - 1));
            case 2 -> text.setCharAt(at, (char) ('0' + random.nextInt(75)));
            default -> text.insert(at, "\\u0000");
        }
        return text.toString();
    }

    private String nested(int depth) {
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private Raw odd() {
        return new Raw(ODD.get(random.nextInt(ODD.size())));
    }

    private static String written(Object tree) {
        return switch (tree) {
            case Members members ->
                members.list().stream()
                        .map(one -> JsonMapper.shared().writeValueAsString(one.name) + ":" + written(one.value))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(one -> written(one)).collect(Collectors.joining(",", "[", "]"));
            case Raw raw -> raw.text();
            default -> throw new AssertionError(tree);
        };
    }
}
