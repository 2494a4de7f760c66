package kz.kualik.signer.journal;

import java.io.IOException;

/** Keeps what was signed for whom. */
@FunctionalInterface
public interface Journal {

    /**
     * Keeps an entry. The signature is handed out only after this has returned.
     *
     * @throws IOException if it cannot be kept
     */
    void keep(JournalEntry entry) throws IOException;
}
