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
}
