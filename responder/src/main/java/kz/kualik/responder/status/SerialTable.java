package kz.kualik.responder.status;

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

    private byte[] slots = new byte[FIRST_CAPACITY * STRIDE];
    private int capacity = FIRST_CAPACITY;
    private int size;

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
        var old = slots;
        capacity = Math.addExact(capacity, Math.max(FIRST_CAPACITY, capacity * 2 / 5));
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
