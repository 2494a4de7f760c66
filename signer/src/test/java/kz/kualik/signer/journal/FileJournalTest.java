package kz.kualik.signer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve(FileJournal.NAME);
    }

    private static JournalEntry entry(String caller) {
        return new JournalEntry(Instant.parse("2026-11-22T10:00:00Z"), caller, "SIGN", "1a", List.of());
    }

    @Test
    void everyEntryIsALineThatOnlyTheOwnerReads() throws IOException {
        var journal = new FileJournal(file());
        journal.keep(entry("one"));
        journal.keep(entry("two"));
        assertThat(Files.readAllLines(file())).hasSize(2).last().asString().contains("\"two\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void halfALineOfACrashIsNotMixedWithTheNextOne() throws IOException {
        new FileJournal(file()).keep(entry("one"));
        Files.writeString(file(), "{\"time\":\"2026", StandardOpenOption.APPEND);
        new FileJournal(file()).keep(entry("two"));
        assertThat(Files.readAllLines(file()))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("{")
                .endsWith("}");
    }

    @Test
    void anInterruptedThreadWritesItsLineAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        new FileJournal(file()).keep(entry("one"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void whatIsFullIsPutAsideAndNothingOlderIsLost() throws IOException {
        var journal = new FileJournal(file());
        for (var number = 1; number <= 3; number++) {
            Files.write(file(), new byte[(int) FileJournal.LARGEST]);
            journal.keep(entry("after " + number));
        }
        assertThat(folder.resolve("journal.jsonl.1")).exists();
        assertThat(folder.resolve("journal.jsonl.2")).exists();
        assertThat(folder.resolve("journal.jsonl.3")).hasSize(FileJournal.LARGEST);
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() throws IOException {
        for (var number = 10; number < 10 + FileJournal.ARCHIVES; number++) {
            Files.writeString(folder.resolve("journal.jsonl." + number), "old\n");
        }
        Files.write(file(), new byte[(int) FileJournal.LARGEST]);
        new FileJournal(file()).keep(entry("one"));
        assertThat(folder.resolve("journal.jsonl.10")).doesNotExist();
        assertThat(folder.resolve("journal.jsonl.11")).exists();
        assertThat(folder.resolve("journal.jsonl." + (10 + FileJournal.ARCHIVES)))
                .exists();
    }
}
