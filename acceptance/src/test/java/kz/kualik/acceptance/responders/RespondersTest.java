package kz.kualik.acceptance.responders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authority and two responders as processes of their own. Certificates are issued and revoked without pause while one
 * responder is killed and started again. No answer may ever be wrong, and the other responder serves on.
 */
class RespondersTest {

    private static final long PAUSE_NANOS = 5_000_000;

    /** Only a test that has failed waits so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("responders");

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void noAnswerIsWrongWhileOneResponderIsKilledAndStartedAgain() throws Exception {
        work(1);
    }

    @Test
    @Tag("torture")
    void noAnswerIsWrongWhileOneResponderIsKilledManyTimes() throws Exception {
        work(20);
    }

    private void work(int kills) throws Exception {
        try (var authority = folder.start();
                var citizen = Clients.citizen(authority)) {
            enrol(citizen, "first");
            enrol(citizen, "second");
            var witness = new Witness(Certificate.parse(
                    Files.readAllBytes(authority.file("certificates").resolve("ecdsa.cer"))));
            try (var lasting = RespondingProcess.start(folder.resolve("first"), authority, log("first"));
                    var mortal = new Mortal(() -> start("second", authority))) {
                assertThat(lasting.address()).isNotEqualTo(mortal.process().address());
                killUnderLoad(kills, authority, witness, lasting, mortal);
                bothKnowEverything(witness, lasting, mortal.process());
            }
            assertThat(witness.wrong()).isEmpty();
        }
    }

    private void killUnderLoad(
            int kills, AuthorityProcess authority, Witness witness, RespondingProcess lasting, Mortal mortal)
            throws Exception {
        try (var issuing = new Issuing(authority, CryptoEngine.detect(), witness, over);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            var lastingAnswers = new AtomicInteger();
            var mortalAnswers = new AtomicInteger();
            try {
                var working = List.<Future<Void>>of(
                        threads.submit(issuing),
                        threads.submit(questions(witness, () -> lasting, lastingAnswers, 1)),
                        threads.submit(questions(witness, mortal::process, mortalAnswers, 2)));
                for (int kill = 0; kill < kills; kill++) {
                    awaitMore(working, issuing.revocations(), 2);
                    awaitMore(working, mortalAnswers, 10);
                    mortal.kill();
                    awaitMore(working, issuing.revocations(), 2);
                    awaitMore(working, lastingAnswers, 10);
                    mortal.startAgain();
                }
                awaitMore(working, issuing.revocations(), 2);
                awaitMore(working, mortalAnswers, 10);
                over.set(true);
                for (var one : working) {
                    one.get();
                }
            } finally {
                over.set(true);
            }
            System.out.printf(
                    "%d kills: %d certificates, %d revocations, %d and %d answers; slowest %s%n",
                    kills,
                    witness.certificates().size(),
                    issuing.revocations().get(),
                    lastingAnswers.get(),
                    mortalAnswers.get(),
                    issuing.slowest());
        }
    }

    private RespondingProcess start(String name, AuthorityProcess authority) {
        try {
            return RespondingProcess.start(folder.resolve(name), authority, log(name));
        } catch (Exception e) {
            throw new AssertionError("the responder does not start", e);
        }
    }

    private void enrol(ApiClient citizen, String name) throws Exception {
        var home = folder.resolve(name);
        RespondingProcess.command("enrol", "--dir", home.toString(), "--name", name);
        var enrolment = JsonMapper.shared().readTree(Files.readString(home.resolve("enrolment.json")));
        var requests = new LinkedHashMap<String, String>();
        enrolment
                .get("requests")
                .properties()
                .forEach(one -> requests.put(one.getKey(), one.getValue().asString()));
        var answer = citizen.post("sandbox/responders", Map.of("name", name, "requests", requests));
        var file = folder.resolve(name + ".json");
        Files.writeString(file, answer.toString());
        RespondingProcess.command("install", "--dir", home.toString(), file.toString());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Asks about known certificates without end, with a breath between that leaves the machine to those who are asked. */
    private Callable<Void> questions(
            Witness witness, Supplier<RespondingProcess> responder, AtomicInteger answers, int seed) {
        var random = new Random(seed);
        return () -> {
            while (!over.get()) {
                try (var client = new StatusClient(responder.get().address())) {
                    for (int question = 0; question < 50 && !over.get(); question++) {
                        var known = witness.certificates();
                        var heard = known.isEmpty()
                                ? Optional.empty()
                                : witness.ask(client, known.get(random.nextInt(known.size())));
                        if (heard.isPresent()) {
                            answers.incrementAndGet();
                        } else if (!client.responder().equals(responder.get().address())) {
                            break;
                        }
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                }
            }
            return null;
        };
    }

    private static void awaitMore(List<Future<Void>> working, AtomicInteger count, int more) throws Exception {
        var enough = count.get() + more;
        await(working, () -> count.get() >= enough);
    }

    private static void await(List<Future<Void>> working, BooleanSupplier condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            for (var one : working) {
                if (one.isDone()) {
                    one.get();
                }
            }
            assertThat(System.nanoTime()).as("work goes on").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What was revoked is revoked at both, and nothing else. */
    private static void bothKnowEverything(Witness witness, RespondingProcess... responders) throws Exception {
        assertThat(witness.certificates()).anyMatch(witness::isRevoked).anyMatch(one -> !witness.isRevoked(one));
        for (var responder : responders) {
            try (var client = new StatusClient(responder.address())) {
                for (var certificate : witness.certificates()) {
                    var expected = witness.isRevoked(certificate);
                    await(
                            List.of(),
                            () -> witness.ask(client, certificate)
                                    .map(status -> status instanceof CertificateStatus.Revoked)
                                    .equals(Optional.of(expected)));
                }
            }
        }
    }

    /** The responder that is killed; another process after each time. */
    private static final class Mortal implements AutoCloseable {

        private final Supplier<RespondingProcess> start;
        private volatile RespondingProcess process;

        Mortal(Supplier<RespondingProcess> start) {
            this.start = start;
            this.process = start.get();
        }

        RespondingProcess process() {
            return process;
        }

        void kill() throws InterruptedException {
            process.kill();
        }

        void startAgain() {
            process = start.get();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
