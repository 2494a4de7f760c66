package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.demo.DemoCommand;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.tool.ForeignTool;
import kz.kualik.authority.audit.AuditCommand;
import kz.kualik.authority.backup.BackupCommand;
import kz.kualik.authority.backup.RestoreCommand;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.crypto.CryptoEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authority is copied while several clients work with it, and its copy is restored elsewhere: everything that was
 * acknowledged before the copy ended is in it, the restored authority works on and performs the demo, and its audit log is
 * intact.
 */
class BackupTest {

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("backup");

    @Test
    void aBackupUnderLoadHoldsEverythingThatWasAcknowledgedAndIsRestoredElsewhere() throws Exception {
        var data = folder.resolve("data");
        var backup = folder.resolve("copies/monday");
        var before = backUpUnderLoad(data, backup);

        assertThat(Files.exists(backup.resolveSibling("monday.unfinished"))).isFalse();
        assertThat(run(new BackupCommand(), backup.toString(), "--data", data.toString())
                        .words())
                .contains("holds files already");
        assertThat(backup.resolve("data/keys/roots")).doesNotExist();
        aDamagedCopyIsRefused(backup);

        var restored = folder.resolve("restored");
        assertThat(run(new RestoreCommand(), backup.toString(), "--data", restored.toString()))
                .satisfies(
                        result -> assertThat(result.code()).as(result.words()).isZero());
        assertThat(modes(restored.resolve("keys/issuing"))).containsOnly("rw-------");
        theRestoredAuthorityWorksOn(before);
        theAuditLogIsIntact(restored, "after-work");
        theDemoPassesThere(restored);
        theAuditLogIsIntact(restored, "after-demo");
    }

    /** Returns what had been acknowledged before the copy ended. */
    private Ledger backUpUnderLoad(Path data, Path backup) throws Exception {
        var ledger = new Ledger();
        try (var authority = folder.start("data", "original.log");
                var load = Workload.begin(
                        authority, ledger, CryptoEngine.detect(), new AtomicInteger(200), 3, 20_261_122)) {
            load.awaitMore(20);
            var result = run(new BackupCommand(), backup.toString(), "--data", data.toString());
            assertThat(result.code()).as(result.words()).isZero();
            assertThat(result.words()).contains("root keys (keys/roots) are not in it");
            var madeAt = JsonMapper.shared()
                    .readTree(Files.readAllBytes(backup.resolve("manifest.json")))
                    .get("madeAt");
            return ledger.before(Instant.parse(madeAt.asString()));
        }
    }

    private void theRestoredAuthorityWorksOn(Ledger before) throws Exception {
        assertThat(before.fetched).isNotEmpty();
        try (var authority = folder.start("restored", "restored.log")) {
            new Reckoning(authority, before).check(new HashSet<>());
            var later = new Ledger();
            try (var load =
                    Workload.begin(authority, later, CryptoEngine.detect(), new AtomicInteger(500), 2, 20_261_123)) {
                load.awaitMore(8);
            }
            new Reckoning(authority, later).check(new HashSet<>());
            theRestorationIsRecorded(authority);
        }
    }

    private static void theRestorationIsRecorded(AuthorityProcess authority) throws Exception {
        assertThat(authority.data().resolve("restored.json")).doesNotExist();
        try (var database = DatabaseFiles.open(authority.data());
                var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from audit_record where action = 'RESTORED_FROM_BACKUP'),
                               (select min(number) from revocation_list_number)
                        """)) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(1);
            assertThat(row.getLong(2)).isGreaterThan(1_000_000_000);
        }
    }

    /** Examined from outside as an auditor would: by the checkpoints' folder and the roots, without the database. */
    private void theAuditLogIsIntact(Path data, String name) {
        var export = folder.resolve(name + ".jsonl").toString();
        assertThat(audit("export", export, "--data", data.toString())).contains("rows and");
        assertThat(audit(
                        "verify",
                        export,
                        "--checkpoints",
                        data.resolve("checkpoints").toString(),
                        "--trust",
                        data.resolve("keys/certificates/root-ecdsa.cer").toString()))
                .endsWith("INTACT\n");
    }

    private static String audit(String... arguments) {
        var words = new StringWriter();
        var page = new PrintWriter(words, true);
        var code = AuditCommand.commandLine(Clock.systemUTC())
                .setOut(page)
                .setErr(page)
                .execute(arguments);
        assertThat(code).as(words.toString()).isZero();
        return words.toString();
    }

    private void theDemoPassesThere(Path data) throws Exception {
        assumeTrue(ForeignTool.answers("openssl", "engine", "gost"), "needs gost-engine (libengine-gost-openssl)");
        assumeTrue(ForeignTool.answers("xmlsec1", "--version"), "needs xmlsec1");
        var out = folder.resolve("demo");
        var result = run(new DemoCommand(), "--data", data.toString(), "--out", out.toString());
        assertThat(result.code()).as(result.words()).isZero();
        assertThat(out.resolve("demo.log")).content().contains("EXPIRED", "REFUSED", "OCSP says revoked");
    }

    private void aDamagedCopyIsRefused(Path backup) throws Exception {
        var victim = backup.resolve("data/postgres/cluster/global/pg_control");
        var whole = Files.readAllBytes(victim);
        var damaged = whole.clone();
        damaged[100] ^= 1;
        Files.write(victim, damaged);
        var target = folder.resolve("from-damaged");
        assertRefused(backup, target, "global/pg_control is not what was written");
        Files.write(victim, whole);

        var stranger = Files.writeString(backup.resolve("data/keys/issuing/added"), "by somebody");
        assertRefused(backup, target, "added does not belong to it");
        Files.delete(stranger);

        var manifest = backup.resolve("manifest.json");
        var words = Files.readString(manifest);
        Files.writeString(
                manifest, words.replaceFirst("\"size\" : \\d+", "\"size\" : 1"), StandardOpenOption.TRUNCATE_EXISTING);
        assertRefused(backup, target, "manifest is not the one");
        Files.writeString(manifest, words, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void assertRefused(Path backup, Path target, String words) throws Exception {
        var result = run(new RestoreCommand(), backup.toString(), "--data", target.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.words()).contains(words).contains("nothing was restored");
        assertThat(target).doesNotExist();
        assertThat(target.resolveSibling(target.getFileName() + ".unfinished")).doesNotExist();
    }

    private static List<String> modes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var modes = new ArrayList<String>();
            for (var file : files.toList()) {
                modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return modes;
        }
    }

    private static Result run(Callable<Integer> command, String... arguments) {
        var words = new ByteArrayOutputStream();
        var screen = System.out;
        var errors = System.err;
        var page = new PrintStream(words, true, StandardCharsets.UTF_8);
        System.setOut(page);
        System.setErr(page);
        try {
            return new Result(new CommandLine(command).execute(arguments), words);
        } finally {
            System.setOut(screen);
            System.setErr(errors);
        }
    }

    private record Result(int code, ByteArrayOutputStream page) {
        String words() {
            return page.toString(StandardCharsets.UTF_8);
        }
    }
}
