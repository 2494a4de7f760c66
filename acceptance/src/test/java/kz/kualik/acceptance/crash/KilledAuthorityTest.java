package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.crypto.CryptoEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The authority and its database are killed with SIGKILL at random moments while several clients apply, visit, approve, fetch
 * and revoke. Whatever was acknowledged must be there afterwards, nothing may be issued twice, and no hand is needed.
 */
class KilledAuthorityTest {

    private static final int CLIENTS = 3;

    private final long seed = Long.getLong("kualik.seed", 2003_370);
    private final Random random = new Random(seed);
    private final CryptoEngine engine = CryptoEngine.detect();
    private final Ledger ledger = new Ledger();
    private final Set<String> checked = new HashSet<>();
    private final AtomicInteger nextPerson = new AtomicInteger(10);
    private int databaseKills;

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("killed");

    @Test
    void nothingAcknowledgedIsLostByFiveKillsOfTheServerAndFiveOfTheDatabase() throws Exception {
        survive(5);
    }

    @Test
    @Tag("torture")
    void nothingAcknowledgedIsLostByAHundredKillsOfTheServerAndAHundredOfTheDatabase() throws Exception {
        survive(100);
    }

    private void survive(int kills) throws Exception {
        for (int number = 1; number <= kills; number++) {
            try (var authority = start();
                    var load = load(authority)) {
                load.awaitMore(3);
                killDatabase(authority);
                load.awaitMore(12);
                pause(1_500);
                authority.handle().destroyForcibly();
                assertThat(authority.handle().onExit().get(20, TimeUnit.SECONDS).isAlive())
                        .isFalse();
                report(number, load);
            }
        }
        try (var authority = start()) {
            new Reckoning(authority, ledger).check(checked);
        }
        assertThat(ledger.approved).hasSizeGreaterThanOrEqualTo(kills);
        assertThat(ledger.revoked).isNotEmpty();
    }

    /** Starts on the same data as before and checks what was acknowledged before. */
    private AuthorityProcess start() throws Exception {
        var authority = folder.start();
        try {
            new Reckoning(authority, ledger).check(checked);
            return authority;
        } catch (Exception | AssertionError e) {
            authority.close();
            System.out.println(Files.readString(folder.resolve("authority.log")));
            throw e;
        }
    }

    private Workload load(AuthorityProcess authority) {
        return Workload.begin(authority, ledger, engine, nextPerson, CLIENTS, random.nextLong());
    }

    /** Every second time the whole server of the database, otherwise one of the processes that serve a session. */
    private void killDatabase(AuthorityProcess authority) throws Exception {
        pause(1_000);
        var postmaster = Long.parseLong(Files.readAllLines(authority.data().resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        var server = ProcessHandle.of(postmaster).orElseThrow();
        if (databaseKills++ % 2 == 0) {
            server.destroyForcibly();
        } else {
            var sessions = server.children()
                    .filter(KilledAuthorityTest::servesASession)
                    .toList();
            sessions.get(random.nextInt(sessions.size())).destroyForcibly();
        }
    }

    private static boolean servesASession(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .startsWith("postgres: kualik kualik");
        } catch (IOException gone) {
            return false;
        }
    }

    private void pause(int mostMillis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(mostMillis)));
    }

    private void report(int number, Workload load) {
        System.out.printf(
                "seed %d, kill %d: %d acts acknowledged, %d not; in all %d approvals, %d certificates, %d revocations%n",
                seed,
                number,
                load.acts(),
                load.unanswered(),
                ledger.approved.size(),
                ledger.certificates(),
                ledger.revoked.size());
        load.problems().forEach((problem, times) -> System.out.printf("    %d times %s%n", times, problem));
    }
}
