package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.authority.host.DurableFiles;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.crypto.CryptoEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One authority on a small disk has all the bad luck that its guide speaks of: a full disk, a read-only folder, a database that
 * is killed or hangs, slow clients, many idle connections, a backup that is killed. It says so, stays itself, and goes on
 * without a hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadLuckTest {

    private static final int FLOOR_MEGABYTES = 48;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GOOD_TIME = Duration.ofSeconds(2);

    @RegisterExtension
    static final AuthorityFolder folder = new AuthorityFolder("luck");

    private final Ledger ledger = new Ledger();
    private final List<SmallDisk> disks = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before all tests
    private AuthorityProcess authority;

    @SuppressWarnings("NullAway.Init") // before all tests
    private Questions questions;

    @BeforeAll
    void start() throws Exception {
        if (SmallDisk.isPossible()) {
            disks.add(SmallDisk.over(folder.resolve("data"), 700));
            disks.add(SmallDisk.over(folder.resolve("checkpoints"), 8));
        }
        var settings = Stream.concat(
                        Clients.UNHURRIED.stream(),
                        Stream.of(
                                "--kualik.disk.warn-below=60MB",
                                "--kualik.disk.refuse-below=" + FLOOR_MEGABYTES + "MB",
                                "--kualik.http.request-within=4s",
                                "--kualik.audit.checkpoint-directory=" + folder.resolve("checkpoints"),
                                "--kualik.database.binaries-directory=" + folder.resolve("programs")))
                .toList();
        authority = AuthorityProcess.start(
                folder.resolve("data"),
                folder.resolve("authority.log"),
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx768m"),
                settings);
        questions = new Questions(authority);
        try (var load =
                Workload.begin(authority, ledger, CryptoEngine.detect(), new AtomicInteger(30), 2, 20_261_123)) {
            await(() -> load.acts() > 10 && ledger.certificates() - ledger.askedToRevoke.size() >= 7);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (questions != null) {
            questions.close();
            authority.close();
        }
        for (var disk : disks) {
            disk.close();
        }
    }

    @Test
    void nothingNewIsTakenOnBeforeTheDiskIsFullAndRevocationsGoOn() throws Exception {
        var disk = disk(0);
        disk.fillUpTo(FLOOR_MEGABYTES - 8);
        try {
            await(() -> !questions.health("disk").get("status").asString().equals("UP"));
            var titles = new HashSet<String>();
            for (var language : List.of("kk", "ru", "en")) {
                var refused = questions.post("applications", Map.of(), language);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.problem()).isEqualTo("disk-nearly-full");
                titles.add(refused.json().get("title").asString());
            }
            assertThat(titles).hasSize(3);
            assertThat(questions.look().status()).isEqualTo(200);
            assertThat(questions.figure("kualik_disk_refusing")).isEqualTo(1);
            assertThat(questions.figure("kualik_disk_free_bytes{folder=\"data\"}"))
                    .isLessThan(FLOOR_MEGABYTES * 1024.0 * 1024);
            revokeOne(200);
        } finally {
            disk.makeRoom();
        }
        await(() -> questions.post("applications", Map.of(), "en").status() == 400);
        assertThat(questions.figure("kualik_disk_refusing")).isZero();
    }

    @Test
    void aDatabaseThatMeetsTheFullDiskIsToldAndComesBackByItself() throws Exception {
        var disk = disk(0);
        var refusals = new ArrayList<Questions.Answer>();
        disk.fillUpTo(0);
        try {
            useUpTheLog();
            var serial = aSerial();
            ledger.askedToRevoke.add(serial);
            for (int i = 0; i < 4; i++) {
                refusals.add(questions.revoke(serial));
            }
            assertThat(questions.list().status()).isEqualTo(200);
        } finally {
            disk.makeRoom();
        }
        assertThat(refusals)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503))
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("database-unavailable", "outcome-unknown"));
        await(() -> questions.look().status() == 200);
        revokeOne(200);
        new Reckoning(authority, ledger).check(new HashSet<>());
    }

    @Test
    void aFolderOfCheckpointsThatBecomesReadOnlyIsToldAndTheAuthorityGoesOn() throws Exception {
        var disk = disk(1);
        disk.readOnly(true);
        try {
            await(() -> questions.health("disk").toString().contains("read-only"));
            assertThat(questions.look().status()).isEqualTo(200);
            revokeOne(200);
        } finally {
            disk.readOnly(false);
        }
        await(() -> !questions.health("disk").toString().contains("read-only"));
    }

    @Test
    void aFileThatFindsTheDiskFullKeepsWhatItHeldAndLeavesNoRemains() throws Exception {
        try (var disk = SmallDisk.over(folder.resolve("tiny"), 4)) {
            var file = disk.folder().resolve("checkpoint");
            DurableFiles.write(file, new byte[] {1, 2, 3});
            disk.fillUpTo(1);
            assertThatThrownBy(() -> DurableFiles.write(file, new byte[3 << 20]))
                    .isInstanceOf(IOException.class);
            assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
            disk.makeRoom();
            try (var left = Files.list(disk.folder())) {
                assertThat(left).containsExactly(file);
            }
            DurableFiles.write(file, new byte[1 << 20]);
            assertThat(Files.size(file)).isEqualTo(1 << 20);
        }
    }

    @Test
    @Tag("torture")
    void aMinuteWithoutTheDatabaseIsToldAllTheWhileAndEverythingGoesOn() throws Exception {
        var server = postmaster();
        var processes = Stream.concat(Stream.of(server), server.descendants()).toList();
        var threads = threads();
        var answers = askDuring(() -> {
            signal("STOP", processes);
            try {
                var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (System.nanoTime() < deadline) {
                    assertThat(questions.list().status()).isEqualTo(200);
                    pause(1_000);
                }
            } finally {
                signal("CONT", processes);
            }
            await(() -> questions.look().status() == 200);
        });
        assertThat(Questions.notOf(answers, 200, 503)).isEmpty();
        assertThat(answers.stream().map(Questions.Answer::took))
                .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(30)));
        await(() -> threads() < threads + 25);
        revokeOne(200);
    }

    @Test
    void aStartInAFolderThatCannotBeWrittenEndsWithOneSentence() throws Exception {
        Files.writeString(folder.resolve("a-file"), "");
        assertRefusedStart(folder.resolve("a-file"), "it is a file");
        try (var disk = SmallDisk.over(folder.resolve("read-only"), 1)) {
            disk.readOnly(true);
            assertRefusedStart(disk.folder().resolve("data"), "Read-only file system");
        }
    }

    @Test
    void aDatabaseThatIsKilledIsToldAsSuchAndNeverAsADefect() throws Exception {
        var threads = threads();
        var answers = askDuring(() -> {
            for (int kill = 0; kill < 2; kill++) {
                postmaster().destroyForcibly();
                assertThat(questions.list().status()).isEqualTo(200);
                pause(500);
                await(() -> questions.look().status() == 200);
            }
        });
        assertThat(Questions.notOf(answers, 200, 503)).isEmpty();
        assertThat(answers).anyMatch(answer -> answer.status() == 503);
        assertThat(answers.stream().map(Questions.Answer::took))
                .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(25)));
        await(() -> threads() < threads + 25);
    }

    @Test
    void aDatabaseThatHangsIsNotWaitedForForEver() throws Exception {
        var server = postmaster();
        var processes = Stream.concat(Stream.of(server), server.descendants()).toList();
        var answers = askDuring(() -> {
            signal("STOP", processes);
            try {
                pause(1_000);
                assertThat(questions.look().status()).isEqualTo(503);
                assertThat(questions.list().status()).isEqualTo(200);
            } finally {
                signal("CONT", processes);
            }
            await(() -> questions.look().status() == 200);
        });
        assertThat(Questions.notOf(answers, 200, 503)).isEmpty();
        assertThat(answers).anyMatch(answer -> answer.status() == 503);
        assertThat(answers.stream().map(Questions.Answer::took))
                .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(30)));
        revokeOne(200);
    }

    @Test
    void twoHundredSlowClientsDoNotStopANormalOne() throws Exception {
        var tls = ClientTls.context(authority.file("tlsAnchor"), Optional.empty());
        var head = head("/api/v1/applications", "application/json", 5_000);
        var ocsp = head("/ocsp", "application/ocsp-request", 900);
        try (var slow = new SlowClients()) {
            slow.silent(authority.api(), 30);
            slow.dripping(authority.api(), tls, "", "GET / HTTP/1.1\r\nHost: " + "a".repeat(2_000), 30);
            slow.dripping(authority.api(), tls, head, "{\"a\":\"" + "b".repeat(2_000), 30);
            slow.silent(authority.responder(), 30);
            slow.dripping(authority.responder(), ocsp + "x".repeat(900), 40);
            slow.deaf(authority.responder(), "GET /crl/ecdsa.crl HTTP/1.1\r\nHost: a\r\n\r\n", 40);
            assertThat(slow.count()).isEqualTo(200);
            assertThat(questions.usualTime(20)).isLessThan(GOOD_TIME);
            assertThat(slow.lastWords())
                    .filteredOn(words -> words.contains("request-too-slow"))
                    .hasSize(30);
            assertThat(questions.usualTime(10)).isLessThan(GOOD_TIME);
        }
    }

    @Test
    void aThousandIdleConnectionsToEachPortAreNotNoticed() throws Exception {
        var tls = ClientTls.context(authority.file("tlsAnchor"), Optional.empty());
        try (var idle = new SlowClients()) {
            idle.silent(authority.responder(), 1_000);
            idle.silent(authority.api(), 700);
            idle.silent(authority.api(), tls, 300);
            assertThat(questions.usualTime(20)).isLessThan(GOOD_TIME);
        }
    }

    @Test
    void aBackupThatIsKilledIsClearedAwayByTheNextOne() throws Exception {
        var target = folder.resolve("copies/monday");
        var unfinished = target.resolveSibling("monday.unfinished");
        try (var held = HeldBackup.of(authority.data())) {
            var first = backup(target);
            await(held::isReached);
            first.destroyForcibly();
            assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(unfinished).exists();
        var second = backup(target);
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(log("backup.log")).isZero();
        try (var left = Files.list(target.getParent())) {
            assertThat(left).containsExactly(target);
        }
        try (var database = DatabaseFiles.open(authority.data());
                var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_replication_slots")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void aBackupOntoADiskThatFillsUpMeanwhileLeavesNothingAndHarmsNobody() throws Exception {
        try (var disk = SmallDisk.over(folder.resolve("copies-disk"), 20)) {
            var refused = backup(disk.folder().resolve("copy"));
            assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(1);
            assertThat(log("backup.log")).contains("MB are needed; nothing was written");
        }
        try (var disk = SmallDisk.over(folder.resolve("copies-disk"), 900)) {
            var target = disk.folder().resolve("copy");
            Process begun;
            try (var held = HeldBackup.of(authority.data())) {
                begun = backup(target);
                await(held::isReached);
                assertThat(target.resolveSibling("copy.unfinished")).exists();
                disk.fillUpTo(0);
            }
            assertThat(begun.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(begun.exitValue()).isEqualTo(1);
            assertThat(log("backup.log")).contains("the disk is full").contains("nothing was kept");
            try (var left = Files.list(disk.folder())) {
                assertThat(left).containsExactly(disk.folder().resolve("filler"));
            }
        }
        assertThat(questions.look().status()).isEqualTo(200);
    }

    private static String head(String path, String type, int length) {
        return String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: a",
                "Content-Type: " + type,
                "Accept-Language: en",
                "Content-Length: " + length,
                "",
                "");
    }

    /** Six callers look without pause while something happens. */
    private List<Questions.Answer> askDuring(Happening happening) throws Exception {
        var answers = Collections.synchronizedList(new ArrayList<Questions.Answer>());
        var stopping = new AtomicBoolean();
        try (var callers = Executors.newFixedThreadPool(6)) {
            for (int caller = 0; caller < 6; caller++) {
                callers.execute(() -> {
                    while (!stopping.get()) {
                        answers.add(questions.look());
                    }
                });
            }
            try {
                happening.happen();
            } finally {
                stopping.set(true);
            }
        }
        return List.copyOf(answers);
    }

    private interface Happening {
        void happen() throws Exception;
    }

    /** The write-ahead log needs a new file now, for which there is no room. */
    private void useUpTheLog() throws Exception {
        try (var database = DatabaseFiles.open(authority.data());
                var connection = database.connect();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 40; i++) {
                statement.execute("select pg_switch_wal()");
                statement.execute("select pg_logical_emit_message(true, 'test', 'x')");
            }
        } catch (SQLException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private void assertRefusedStart(Path data, String reason) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "kz.kualik.authority.KualikApplication",
                "--data",
                data.toString()));
        var start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .start();
        assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var words = log("start.log");
        assertThat(start.exitValue()).as(words).isEqualTo(1);
        assertThat(words.lines().filter(line -> line.startsWith("kualik: ")))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("cannot be written").contains(reason));
        assertThat(words).doesNotContain("\tat ");
    }

    private Process backup(Path target) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kz.kualik.authority.backup.BackupCommand",
                        target.toString(),
                        "--data",
                        authority.data().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("backup.log").toFile())
                .start();
    }

    private SmallDisk disk(int number) {
        Assumptions.assumeTrue(!disks.isEmpty(), "this user may not mount a file system");
        return disks.get(number);
    }

    private void revokeOne(int status) {
        var serial = aSerial();
        ledger.askedToRevoke.add(serial);
        var answer = questions.revoke(serial);
        assertThat(answer.status()).as(answer.body()).isBetween(status, status + 4);
        ledger.revoked(serial);
    }

    /** One that nobody has asked to revoke. */
    private String aSerial() {
        return ledger.fetched.values().stream()
                .flatMap(List::stream)
                .filter(serial -> !ledger.askedToRevoke.contains(serial))
                .findFirst()
                .orElseThrow();
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(authority.data().resolve("postgres/cluster/postmaster.pid"))
                                .getFirst()
                                .strip()))
                .orElseThrow();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    private int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + authority.handle().pid() + "/status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line -> Integer.parseInt(line.substring(8).strip()))
                .findFirst()
                .orElseThrow();
    }

    private String log(String name) throws IOException {
        return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "";
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it does not come about").isLessThan(deadline);
            pause(50);
        }
    }
}
