package kz.kualik.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages octets in ways that reach deep into a parser; what it does depends on its random numbers only. */
final class Mutator {

    private static final int MOST_CHANGES = 4;
    private static final int MOST_NESTING = 3_000;
    private static final int LARGE = 200_000;
    private static final byte[][] TIDBITS = {
        {0},
        {-1, -1, -1, -1},
        {(byte) 0x80, 0, 0, 0},
        {0x7f, -1, -1, -1},
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>".getBytes(StandardCharsets.US_ASCII),
        "-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII),
        "\u0430\u0301\u202e\ud83d\ude00".getBytes(StandardCharsets.UTF_8),
        {(byte) 0xc0, (byte) 0xaf, (byte) 0xed, (byte) 0xa0, (byte) 0x80},
        "000000000000".getBytes(StandardCharsets.US_ASCII),
        "99999999999999999999".getBytes(StandardCharsets.US_ASCII),
        "../../../../etc/passwd".getBytes(StandardCharsets.US_ASCII),
        "&a &a &a *a".getBytes(StandardCharsets.US_ASCII),
        "PK\3\4PK\5\6PK\1\2".getBytes(StandardCharsets.US_ASCII)
    };

    private final Random random;
    private final List<byte[]> seeds;

    Mutator(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] next() {
        var seed = oneOf(seeds);
        if (random.nextInt(50) == 0) {
            return noise(random.nextInt(300));
        }
        var tree = Tlv.read(seed);
        var changed = seed;
        var structured = (tree.isPresent() || isJson(seed)) && random.nextInt(3) > 0;
        if (structured && isJson(seed)) {
            changed = new JsonMutator(random).change(seed);
        } else if (structured) {
            for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
                changeTree(tree.orElseThrow());
            }
            changed = tree.orElseThrow().encoded();
        }
        if (!structured || random.nextInt(8) == 0) {
            for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
                changed = changeOctets(changed);
            }
        }
        return changed;
    }

    private static boolean isJson(byte[] seed) {
        return seed.length > 1 && seed[0] == '{' && seed[1] != 0;
    }

    private void changeTree(Tlv root) {
        var all = root.all();
        var element = oneOf(all);
        switch (random.nextInt(13)) {
            case 0 -> element.tag = new byte[] {(byte) random.nextInt(256)};
            case 1 -> element.tag = new byte[] {(byte) (element.tag[0] ^ (1 << random.nextInt(8)))};
            case 2 -> element.tag = new byte[] {0x3f, (byte) 0x80, -1, -1, -1, 0x7f};
            case 3, 4 -> element.lengthForm = oneOf(List.of(Tlv.LengthForm.values()));
            case 5 -> replace(element, element.content.length == 0 ? noise(3) : changeOctets(element.content));
            case 6 -> element.children.addAll(copyOf(oneOf(all)));
            case 7 -> element.children.addAll(0, copyOf(foreign()));
            case 8 -> {
                if (!element.children.isEmpty()) {
                    element.children.remove(random.nextInt(element.children.size()));
                }
            }
            case 9 -> replace(element, nested(random.nextInt(MOST_NESTING)));
            case 10 -> replace(element, oneOf(List.of(TIDBITS)));
            case 11 -> asBerString(element);
            default -> replace(element, noise(random.nextInt(20) == 0 ? random.nextInt(LARGE) : random.nextInt(40)));
        }
    }

    /** An octet string in the constructed form that BER allows and DER does not. */
    private void asBerString(Tlv element) {
        var half = element.content.length / 2;
        var parts = List.of(
                Tlv.primitive(element.tag[0] & 0xff, Arrays.copyOf(element.content, half)),
                Tlv.primitive(
                        element.tag[0] & 0xff, Arrays.copyOfRange(element.content, half, element.content.length)));
        element.tag = new byte[] {(byte) (element.tag[0] | 0x20)};
        element.children.clear();
        element.children.addAll(parts);
        element.lengthForm = random.nextBoolean() ? Tlv.LengthForm.INDEFINITE : Tlv.LengthForm.SHORTEST;
    }

    private static void replace(Tlv element, byte[] content) {
        element.children.clear();
        element.content = content;
    }

    private Tlv foreign() {
        return Tlv.read(oneOf(seeds)).map(tree -> oneOf(tree.all())).orElseGet(() -> Tlv.primitive(5, new byte[0]));
    }

    private static List<Tlv> copyOf(Tlv element) {
        return Tlv.read(element.encoded()).map(List::of).orElseGet(List::of);
    }

    private byte[] nested(int depth) {
        var out = new ByteArrayOutputStream();
        var indefinite = random.nextBoolean();
        for (int i = 0; i < depth; i++) {
            out.write(0x30);
            out.write(indefinite ? 0x80 : Math.min(0x7f, 2 * (depth - i - 1)));
        }
        return out.toByteArray();
    }

    private byte[] changeOctets(byte[] octets) {
        if (octets.length == 0) {
            return noise(4);
        }
        var at = random.nextInt(octets.length);
        var to = Math.min(octets.length, at + 1 + random.nextInt(64));
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(octets, at);
            case 1 -> joined(octets, noise(random.nextInt(16)), new byte[0]);
            case 2, 3 -> {
                var flipped = octets.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 4 -> {
                var set = octets.clone();
                set[at] = (byte) random.nextInt(256);
                yield set;
            }
            case 5 -> joined(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, to, octets.length), new byte[0]);
            case 6 ->
                joined(
                        Arrays.copyOf(octets, to),
                        Arrays.copyOfRange(octets, at, to),
                        Arrays.copyOfRange(octets, at, octets.length));
            case 7 ->
                joined(
                        Arrays.copyOf(octets, at),
                        oneOf(List.of(TIDBITS)),
                        Arrays.copyOfRange(octets, at, octets.length));
            case 8 -> {
                var other = oneOf(seeds);
                yield joined(
                        Arrays.copyOf(octets, at),
                        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length),
                        new byte[0]);
            }
            default -> repeated(octets, at, to);
        };
    }

    /** The same piece again and again, up to what a parser must refuse for its size. */
    private byte[] repeated(byte[] octets, int from, int to) {
        var piece = Arrays.copyOfRange(octets, from, to);
        var times = random.nextInt(random.nextInt(20) == 0 ? LARGE / piece.length + 1 : 50);
        var out = new ByteArrayOutputStream();
        out.write(octets, 0, from);
        for (int i = 0; i < times; i++) {
            out.writeBytes(piece);
        }
        out.write(octets, from, octets.length - from);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        out.writeBytes(third);
        return out.toByteArray();
    }

    private byte[] noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
