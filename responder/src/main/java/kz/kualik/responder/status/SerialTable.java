package kz.kualik.responder.status;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * A hash table from serial numbers to one small state each, in one array of octets: 25 octets an entry and no object, so
 * that tens of millions of certificates fit. Open addressing with linear probing; nothing is ever removed. Guarded by its
 * own lock: many small tables stand side by side, so that readers rarely meet.
 */
final class SerialTable {

    /** Octets of a serial number, shorter ones padded with zeros in front. */
    static final int SERIAL_LENGTH = 20;

    /** The state that no entry has. */
    static final int ABSENT = 0;

    private static final int STATE_OFFSET = 0;
    private static final int TIME_OFFSET = 1;
    private static final int SERIAL_OFFSET = 5;
    private static final int STRIDE = SERIAL_OFFSET + SERIAL_LENGTH;
    private static final int FIRST_CAPACITY = 8;

    /** Far more than a 256th of all certificates that any country issues. */
    private static final int LARGEST_SIZE = 16_000_000;

    private static final int READ_AT_ONCE = 4_096;

    private byte[] slots;
    private int capacity;
    private int size;

    SerialTable() {
        this(FIRST_CAPACITY);
    }

    private SerialTable(int capacity) {
        this.capacity = capacity;
        this.slots = new byte[Math.multiplyExact(capacity, STRIDE)];
    }

    /** Which entries a table may hold. */
    interface Belonging {
        boolean belongs(int state, long hash);
    }

    /** The number of entries in four octets, then for each its state (1 octet), seconds (4) and serial number (20). */
    void writeTo(DataOutputStream out) throws IOException {
        var entries = entries();
        out.writeInt(entries.length / STRIDE);
        out.write(entries);
    }

    /**
     * A table of exactly the size that its entries need. It is made when all have come, whatever number is announced, because
     * nothing has proven that number yet. It must not grow with them: they come in the order of their slots, and would crowd at
     * the beginning of a smaller table.
     */
    static SerialTable readFrom(DataInputStream in, Belonging belonging, EntryBudget budget) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LARGEST_SIZE) {
            throw new IOException("a snapshot announces " + count + " entries in one table");
        }
        budget.take(count);
        var come = new ArrayList<byte[]>();
        for (int rest = count; rest > 0; rest -= READ_AT_ONCE) {
            var some = new byte[Math.min(rest, READ_AT_ONCE) * STRIDE];
            in.readFully(some);
            come.add(some);
        }
        var table = new SerialTable(capacityFor(count));
        for (var some : come) {
            table.addAll(some, some.length, belonging);
            table.size += some.length / STRIDE;
        }
        return table;
    }

    private static int capacityFor(int entries) {
        return FIRST_CAPACITY + entries + entries / 4;
    }

    private void addAll(byte[] entries, int length, Belonging belonging) throws IOException {
        var serial = new byte[SERIAL_LENGTH];
        for (int entry = 0; entry < length; entry += STRIDE) {
            System.arraycopy(entries, entry + SERIAL_OFFSET, serial, 0, SERIAL_LENGTH);
            long hash = SerialHash.of(serial);
            int slot = slotOf(serial, hash);
            if (!belonging.belongs(entries[entry + STATE_OFFSET], hash) || slots[slot + STATE_OFFSET] != ABSENT) {
                throw new IOException("a snapshot holds an entry that cannot stand there");
            }
            System.arraycopy(entries, entry, slots, slot, STRIDE);
        }
    }

    private synchronized byte[] entries() {
        var entries = new byte[Math.multiplyExact(size, STRIDE)];
        int end = 0;
        for (int slot = 0; slot < slots.length; slot += STRIDE) {
            if (slots[slot + STATE_OFFSET] != ABSENT) {
                System.arraycopy(slots, slot, entries, end, STRIDE);
                end += STRIDE;
            }
        }
        return entries;
    }

    /** State and time in one number: the state in the upper 32 bits, the seconds in the lower ones. */
    synchronized long get(byte[] serial, long hash) {
        int slot = slotOf(serial, hash);
        return ((long) slots[slot + STATE_OFFSET] << 32) | (intAt(slot + TIME_OFFSET) & 0xffff_ffffL);
    }

    /** Sets state and time if the change is allowed for the present state. */
    synchronized void update(byte[] serial, long hash, Change change, int state, int seconds) {
        int slot = slotOf(serial, hash);
        int present = slots[slot + STATE_OFFSET];
        if (!change.isAllowedFrom(present)) {
            return;
        }
        if (present == ABSENT) {
            if ((size + 1L) * 5 > capacity * 4L) {
                grow();
                slot = slotOf(serial, hash);
            }
            System.arraycopy(serial, 0, slots, slot + SERIAL_OFFSET, SERIAL_LENGTH);
            size++;
        }
        slots[slot + STATE_OFFSET] = (byte) state;
        putInt(slot + TIME_OFFSET, seconds);
    }

    synchronized int size() {
        return size;
    }

    /** Whether an entry in this state may change. */
    interface Change {
        boolean isAllowedFrom(int presentState);
    }

    /** The offset of the entry of this serial number, or of the free place where it belongs. */
    private int slotOf(byte[] serial, long hash) {
        int index = (int) (((hash & 0xffff_ffffL) * capacity) >>> 32);
        while (true) {
            int slot = index * STRIDE;
            if (slots[slot + STATE_OFFSET] == ABSENT
                    || Arrays.equals(slots, slot + SERIAL_OFFSET, slot + STRIDE, serial, 0, SERIAL_LENGTH)) {
                return slot;
            }
            index = index + 1 == capacity ? 0 : index + 1;
        }
    }

    private void grow() {
        rehash(Math.addExact(capacity, Math.max(FIRST_CAPACITY, capacity * 2 / 5)));
    }

    private void rehash(int larger) {
        var old = slots;
        capacity = larger;
        slots = new byte[Math.multiplyExact(capacity, STRIDE)];
        var serial = new byte[SERIAL_LENGTH];
        for (int slot = 0; slot < old.length; slot += STRIDE) {
            if (old[slot + STATE_OFFSET] != ABSENT) {
                System.arraycopy(old, slot + SERIAL_OFFSET, serial, 0, SERIAL_LENGTH);
                int target = slotOf(serial, SerialHash.of(serial));
                System.arraycopy(old, slot, slots, target, STRIDE);
            }
        }
    }

    private int intAt(int offset) {
        return (slots[offset] << 24)
                | ((slots[offset + 1] & 0xff) << 16)
                | ((slots[offset + 2] & 0xff) << 8)
                | (slots[offset + 3] & 0xff);
    }

    private void putInt(int offset, int value) {
        slots[offset] = (byte) (value >>> 24);
        slots[offset + 1] = (byte) (value >>> 16);
        slots[offset + 2] = (byte) (value >>> 8);
        slots[offset + 3] = (byte) value;
    }
}
