package kz.kualik.signer.module;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.journal.Journal;
import kz.kualik.signer.journal.JournalEntry;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.site.Caller;

/** Writes a key's use down; a result leaves only after this. */
final class SignatureRecord {

    /** As {@link kz.kualik.signer.consent.Permission} names it. */
    private static final String NEW_KEYS = "NEW_KEYS";

    private final Journal journal;
    private final Clock clock;

    SignatureRecord(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void write(Caller caller, Purpose purpose, StoredKey key, List<DocumentSummary> documents) throws IOException {
        journal.keep(new JournalEntry(
                clock.instant(),
                caller.inWords(),
                purpose.name(),
                key.certificate().serialNumber().value().toString(16),
                documents));
    }

    /** Keys were made for a caller, or their files completed; of these the certificates' numbers are not known yet. */
    void writeNewKeys(Caller caller, List<byte[]> documents) throws IOException {
        journal.keep(new JournalEntry(
                clock.instant(),
                caller.inWords(),
                NEW_KEYS,
                "",
                documents.stream()
                        .map(document -> Summaries.of(DocumentSummary.Form.RAW, document))
                        .toList()));
    }
}
