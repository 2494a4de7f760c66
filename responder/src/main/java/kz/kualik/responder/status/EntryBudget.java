package kz.kualik.responder.status;

import java.io.IOException;

/** How many entries a snapshot may still announce. One for each snapshot that is read. */
final class EntryBudget {

    /** What an entry takes in a table that is four fifths full. */
    private static final int OCTETS_EACH = 32;

    private long left;

    EntryBudget(long most) {
        this.left = most;
    }

    /** So many entries as fit into three quarters of this process's memory. */
    static long mostOfThisProcess() {
        return Runtime.getRuntime().maxMemory() / 4 * 3 / OCTETS_EACH;
    }

    /** @throws IOException if there are more than the budget allows; they are not to be read then */
    void take(int entries) throws IOException {
        left -= entries;
        if (left < 0) {
            throw new IOException("a snapshot announces more certificates than this process is to hold in its memory");
        }
    }
}
