package kz.kualik.signature.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** Writes ZIP archives by hand, so that each field can be made wrong. */
final class CraftedZip {

    private final List<Entry> entries = new ArrayList<>();
    private byte[] between = {};

    /** One file, with what its two headers say of it. */
    static final class Entry {

        private final String name;
        private final byte[] content;
        private String localName;
        private int flags = 0x800;
        private int method;
        private int statedSize;
        private byte[] extra = {};

        private Entry(String name, byte[] content) {
            this.name = name;
            this.localName = name;
            this.content = content.clone();
            this.statedSize = content.length;
        }

        Entry localName(String other) {
            localName = other;
            return this;
        }

        Entry flags(int other) {
            flags = other;
            return this;
        }

        Entry method(int other) {
            method = other;
            return this;
        }

        Entry statedSize(int other) {
            statedSize = other;
            return this;
        }

        /** The extra field in the directory. */
        Entry extra(byte[] other) {
            extra = other.clone();
            return this;
        }

        private int crc() {
            var crc = new CRC32();
            crc.update(content);
            return (int) crc.getValue();
        }
    }

    CraftedZip add(String name, byte[] content) {
        return add(name, content, entry -> entry);
    }

    CraftedZip add(String name, byte[] content, UnaryOperator<Entry> change) {
        entries.add(change.apply(new Entry(name, content)));
        return this;
    }

    /** Octets between the last file and the directory. */
    CraftedZip between(byte[] octets) {
        between = octets.clone();
        return this;
    }

    byte[] build() {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        for (var entry : entries) {
            directory.writeBytes(central(entry, out.size()));
            out.writeBytes(local(entry));
            out.writeBytes(entry.content);
        }
        out.writeBytes(between);
        var start = out.size();
        out.writeBytes(directory.toByteArray());
        var count = (short) entries.size();
        out.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count)
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        var name = entry.localName.getBytes(StandardCharsets.UTF_8);
        return buffer(30 + name.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(entry.crc())
                .putInt(entry.content.length)
                .putInt(entry.statedSize)
                .putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .array();
    }

    private static byte[] central(Entry entry, int offset) {
        var name = entry.name.getBytes(StandardCharsets.UTF_8);
        return buffer(46 + name.length + entry.extra.length)
                .putInt(0x02014b50)
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(entry.crc())
                .putInt(entry.content.length)
                .putInt(entry.statedSize)
                .putShort((short) name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(offset)
                .put(name)
                .put(entry.extra)
                .array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
