package kz.kualik.acceptance.responders;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import tools.jackson.databind.JsonNode;

/**
 * Issues and revokes until it is over: two certificates an application, one of which is revoked. Each step's longest time is
 * kept, so that a step that stalls can be told from a machine that is slow.
 */
final class Issuing implements Callable<Void>, AutoCloseable {

    private static final long PAUSE_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Counter counter;
    private final List<JsonNode> people;
    private final Witness witness;
    private final AtomicBoolean over;
    private final AtomicInteger revocations = new AtomicInteger();
    private final Map<String, Long> slowest = new TreeMap<>();

    Issuing(AuthorityProcess authority, CryptoEngine engine, Witness witness, AtomicBoolean over) {
        this.counter = Counter.of(authority, engine);
        this.people = counter.people();
        this.witness = witness;
        this.over = over;
    }

    /** How many revocations were acknowledged. */
    AtomicInteger revocations() {
        return revocations;
    }

    /** The longest time of each step in milliseconds; to be asked when the work is over. */
    Map<String, Long> slowest() {
        return Map.copyOf(slowest);
    }

    @Override
    public Void call() throws Exception {
        for (int number = 0; !over.get(); number++) {
            var person = people.get(number % people.size());
            var application = timed("apply", () -> counter.apply(person));
            timed("visit", () -> {
                counter.visit(application);
                return true;
            });
            timed("approve", () -> {
                counter.approve(application);
                return true;
            });
            var issued = timed("issue", () -> await(application));
            issued.forEach(witness::released);
            var revoked = issued.getFirst();
            witness.revoking(revoked);
            timed("revoke", () -> {
                counter.revoke(revoked.serialNumber().toString());
                return true;
            });
            witness.revoked(revoked);
            revocations.incrementAndGet();
        }
        return null;
    }

    private List<Certificate> await(Counter.Filed application) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var issued = counter.certificates(application);
        while (issued.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(application.number() + " has no certificates after " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            issued = counter.certificates(application);
        }
        return issued;
    }

    private <T> T timed(String step, Callable<T> work) throws Exception {
        var begin = System.nanoTime();
        var result = work.call();
        slowest.merge(step, (System.nanoTime() - begin) / 1_000_000, Math::max);
        return result;
    }

    @Override
    public void close() {
        counter.close();
    }
}
