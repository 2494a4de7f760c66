package kz.kualik.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A tag-length-value element as a mutator needs it: a tree that can be changed and written with right or wrong lengths. */
final class Tlv {

    private static final int DEEPEST = 40;
    private static final int CONSTRUCTED = 0x20;

    /** How the length is written. */
    enum LengthForm {
        SHORTEST,
        LONGER_THAN_NEEDED,
        INDEFINITE,
        HUGE,
        ENORMOUS,
        ONE_MORE,
        ONE_LESS
    }

    byte[] tag;
    byte[] content;
    final List<Tlv> children;
    LengthForm lengthForm = LengthForm.SHORTEST;

    private Tlv(byte[] tag, byte[] content, List<Tlv> children) {
        this.tag = tag;
        this.content = content;
        this.children = children;
    }

    static Tlv primitive(int tag, byte[] content) {
        return new Tlv(new byte[] {(byte) tag}, content, new ArrayList<>());
    }

    static Tlv constructed(int tag, List<Tlv> children) {
        return new Tlv(new byte[] {(byte) tag}, new byte[0], new ArrayList<>(children));
    }

    /** Reads one element that fills the octets; empty if they are none. Octet strings that hold elements are opened too. */
    static Optional<Tlv> read(byte[] octets) {
        var elements = readAll(octets, 0, octets.length, 0);
        return elements.size() == 1 ? Optional.of(elements.getFirst()) : Optional.empty();
    }

    private static List<Tlv> readAll(byte[] octets, int from, int to, int depth) {
        var found = new ArrayList<Tlv>();
        var at = from;
        while (at < to) {
            var start = at;
            if ((octets[at++] & 0x1f) == 0x1f) {
                while (at < to && octets[at++] < 0) {
                    // The rest of a high tag number.
                }
            }
            if (at >= to) {
                return List.of();
            }
            var tag = slice(octets, start, at);
            var length = octets[at++] & 0xff;
            if (length > 0x80) {
                var count = length - 0x80;
                if (count > 3 || at + count > to) {
                    return List.of();
                }
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = (length << 8) | (octets[at++] & 0xff);
                }
            } else if (length == 0x80) {
                return List.of();
            }
            if (length > to - at) {
                return List.of();
            }
            found.add(element(octets, tag, at, at + length, depth));
            at += length;
        }
        return found;
    }

    private static Tlv element(byte[] octets, byte[] tag, int from, int to, int depth) {
        if ((tag[0] & CONSTRUCTED) != 0 && depth < DEEPEST) {
            var children = readAll(octets, from, to, depth + 1);
            if (!children.isEmpty()) {
                return new Tlv(tag, new byte[0], new ArrayList<>(children));
            }
        }
        return new Tlv(tag, slice(octets, from, to), new ArrayList<>());
    }

    /** This element and all below. */
    List<Tlv> all() {
        var found = new ArrayList<Tlv>();
        found.add(this);
        children.forEach(child -> found.addAll(child.all()));
        return found;
    }

    byte[] encoded() {
        var value = content;
        if (!children.isEmpty()) {
            var joined = new ByteArrayOutputStream();
            children.forEach(child -> joined.writeBytes(child.encoded()));
            value = joined.toByteArray();
        }
        var out = new ByteArrayOutputStream(value.length + 8);
        out.writeBytes(tag);
        writeLength(out, value.length);
        out.writeBytes(value);
        if (lengthForm == LengthForm.INDEFINITE) {
            out.write(0);
            out.write(0);
        }
        return out.toByteArray();
    }

    private void writeLength(ByteArrayOutputStream out, int length) {
        switch (lengthForm) {
            case SHORTEST -> writeShortest(out, length);
            case ONE_MORE -> writeShortest(out, length + 1);
            case ONE_LESS -> writeShortest(out, Math.max(0, length - 1));
            case LONGER_THAN_NEEDED ->
                out.writeBytes(new byte[] {(byte) 0x84, 0, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
            case INDEFINITE -> out.write(0x80);
            case HUGE -> out.writeBytes(new byte[] {(byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
            case ENORMOUS -> {
                out.write(0x88);
                out.writeBytes(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
            }
        }
    }

    private static void writeShortest(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.writeBytes(new byte[] {(byte) 0x81, (byte) length});
        } else if (length < 0x10000) {
            out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        } else {
            out.writeBytes(new byte[] {(byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        }
    }

    private static byte[] slice(byte[] octets, int from, int to) {
        return Arrays.copyOfRange(octets, from, to);
    }
}
