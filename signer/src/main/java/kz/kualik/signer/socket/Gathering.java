package kz.kualik.signer.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of one message until its last one is there. Browsers send long messages in many frames; they wait outside of the
 * heap, so that a document takes its place in the heap once and not twice while its frames are joined.
 */
final class Gathering implements AutoCloseable {

    private static final int SMALLEST = 16 * 1024;
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> pieces = new ArrayList<>();
    private int inLast;
    private int size;

    /** Adds a frame's octets. */
    void add(byte[] octets) {
        var done = 0;
        while (done < octets.length) {
            if (pieces.isEmpty() || inLast == pieces.getLast().byteSize()) {
                pieces.add(arena.allocate(Math.clamp(Math.max(size, octets.length), SMALLEST, LARGEST)));
                inLast = 0;
            }
            var part = (int) Math.min(octets.length - done, pieces.getLast().byteSize() - inLast);
            MemorySegment.copy(octets, done, pieces.getLast(), ValueLayout.JAVA_BYTE, inLast, part);
            inLast += part;
            done += part;
        }
        size += octets.length;
    }

    /** Octets so far. */
    int size() {
        return size;
    }

    /** The whole message. */
    byte[] message() {
        var message = new byte[size];
        var at = 0;
        for (var piece : pieces) {
            var part = (int) Math.min(size - at, piece.byteSize());
            MemorySegment.copy(piece, ValueLayout.JAVA_BYTE, 0, message, at, part);
            at += part;
        }
        return message;
    }

    /** Forgets them; only the first call does anything. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
