package kz.kualik.authority.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many connections may be open at once, so that neither the file descriptors of this process nor its memory end before they
 * do: a process without descriptors can neither speak to its database nor write a file.
 *
 * @param https connections to the HTTP API
 * @param responder connections to the responder
 */
public record ConnectionBudget(int https, int responder) {

    /** For files, libraries, the database, and connections that are being closed. */
    private static final long DESCRIPTORS_FOR_OTHERS = 1_000;

    /** A silent TLS connection was measured with 34 KiB (1 500 of them); handshakes and requests take more for a while. */
    private static final long OCTETS_OF_A_TLS_CONNECTION = 96 * 1024;

    /** At most this part of the memory may be held by silent connections. */
    private static final int PART_OF_THE_HEAP = 3;

    private static final int FEWEST = 100;

    /** What this process can have of what is wanted. */
    public static ConnectionBudget ofThisProcess(int https, int responder) {
        return of(https, responder, descriptors(), Runtime.getRuntime().maxMemory());
    }

    static ConnectionBudget of(int https, int responder, long descriptors, long heap) {
        long byMemory = Math.min(https, heap / PART_OF_THE_HEAP / OCTETS_OF_A_TLS_CONNECTION);
        long wanted = byMemory + responder;
        long room = Math.max(2 * FEWEST, descriptors - DESCRIPTORS_FOR_OTHERS);
        if (wanted <= room) {
            return new ConnectionBudget(atLeastAFew(byMemory), atLeastAFew(responder));
        }
        return new ConnectionBudget(atLeastAFew(byMemory * room / wanted), atLeastAFew(responder * room / wanted));
    }

    private static int atLeastAFew(long connections) {
        return (int) Math.max(FEWEST, connections);
    }

    /** The limit of open files ({@code ulimit -n}); very many where it cannot be told. */
    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
