package kz.kualik.acceptance.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.UnreachableAuthorityException;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.crypto.CryptoEngine;
import tools.jackson.databind.JsonNode;

/**
 * Several clients at once: they apply, visit, approve, fetch and revoke without pause, and write down what was acknowledged.
 * An act that was not answered is given up; whether it happened is then open.
 */
final class Workload implements AutoCloseable {

    private static final int QUESTIONS = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 50_000_000;

    private final AuthorityProcess authority;
    private final Ledger ledger;
    private final CryptoEngine engine;
    private final List<JsonNode> people;
    private final ExecutorService threads;
    private final AtomicInteger nextPerson;
    private final AtomicInteger acts = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, Integer> problems = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private Workload(
            AuthorityProcess authority, Ledger ledger, CryptoEngine engine, AtomicInteger nextPerson, int clients) {
        this.authority = authority;
        this.ledger = ledger;
        this.engine = engine;
        this.nextPerson = nextPerson;
        this.threads = Executors.newFixedThreadPool(clients);
        try (var counter = Counter.of(authority, engine)) {
            this.people = counter.people();
        }
    }

    /**
     * Begins to work.
     *
     * @param nextPerson which of the sandbox's people applies next; goes on over several workloads
     * @param seed of what each client does next
     */
    static Workload begin(
            AuthorityProcess authority,
            Ledger ledger,
            CryptoEngine engine,
            AtomicInteger nextPerson,
            int clients,
            long seed) {
        var workload = new Workload(authority, ledger, engine, nextPerson, clients);
        for (int client = 0; client < clients; client++) {
            var random = new Random(seed + client);
            workload.threads.execute(() -> workload.work(random));
        }
        return workload;
    }

    /** How many acts were acknowledged so far. */
    int acts() {
        return acts.get();
    }

    /** Waits until so many acts more than now were acknowledged. */
    void awaitMore(int wanted) {
        var enough = acts.get() + wanted;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acts.get() < enough) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "only " + acts + " of " + enough + " acts, " + unanswered + " unanswered: " + problems);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The problems that were answered, and how often. */
    Map<String, Integer> problems() {
        return Map.copyOf(problems);
    }

    /** How many acts were answered with an error or not at all. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("a client still waits for an answer after 60 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void work(Random random) {
        try (var counter = Counter.of(authority, engine)) {
            while (!stopping && authority.handle().isAlive()) {
                try {
                    oneApplication(counter, random);
                } catch (ApiProblemException e) {
                    unanswered.incrementAndGet();
                    problems.merge(e.status() + " " + e.body(), 1, Integer::sum);
                } catch (UnreachableAuthorityException e) {
                    unanswered.incrementAndGet();
                }
            }
        }
    }

    private void oneApplication(Counter counter, Random random) {
        var application = counter.apply(people.get(nextPerson.getAndIncrement() % people.size()));
        acts.incrementAndGet();
        counter.visit(application);
        acts.incrementAndGet();
        counter.approve(application);
        ledger.approved(application.number(), application.document());
        acts.incrementAndGet();
        var serials = awaitCertificates(counter, application);
        if (serials.isEmpty()) {
            return;
        }
        ledger.fetched(application.number(), serials);
        acts.incrementAndGet();
        if (random.nextInt(4) > 0) {
            revoke(counter, serials.getFirst());
        }
    }

    private List<String> awaitCertificates(Counter counter, Counter.Filed application) {
        var serials = List.<String>of();
        for (int question = 0; question < QUESTIONS && serials.isEmpty() && !stopping; question++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            serials = counter.serials(application);
        }
        return serials;
    }

    private void revoke(Counter counter, String serial) {
        ledger.askedToRevoke.add(serial);
        counter.revoke(serial);
        ledger.revoked(serial);
        acts.incrementAndGet();
    }
}
