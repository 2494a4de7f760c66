package kz.kualik.signer.journal;

import java.time.Instant;
import java.util.List;
import kz.kualik.signer.consent.DocumentSummary;

/**
 * One use of a key.
 *
 * @param time when
 * @param caller the page's origin, or "local program"
 * @param purpose what for, as {@link kz.kualik.signer.consent.Purpose} names it
 * @param certificate the serial number of the key's certificate, hexadecimal
 * @param documents what was signed; digests, never contents
 */
public record JournalEntry(
        Instant time, String caller, String purpose, String certificate, List<DocumentSummary> documents) {

    public JournalEntry {
        documents = List.copyOf(documents);
    }
}
