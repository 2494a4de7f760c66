package kz.kualik.authority.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An act that can be counted afterwards, and that can be broken off at every stage. */
@RestController
class CountedActs {

    /** Where the next act is broken off. */
    enum Break {
        NOWHERE,
        AFTER_THE_ACT,
        CONNECTION_LOST_BEFORE_THE_COMMIT
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicReference<Break> next = new AtomicReference<>(Break.NOWHERE);
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final JdbcClient jdbc;

    CountedActs(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        transactions.executeWithoutResult(
                status -> jdbc.sql("create table if not exists counted_act (name text not null)")
                        .update());
    }

    void breakNext(Break where) {
        next.set(where);
    }

    /** From now on acts wait for {@link #letGo}. */
    void hold() {
        arrived = new CountDownLatch(1);
        held = new CountDownLatch(1);
    }

    void awaitArrival() throws InterruptedException {
        if (!arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("no act has begun");
        }
    }

    void letGo() {
        held.countDown();
    }

    int count(String name) {
        return jdbc.sql("select count(*) from counted_act where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    @OpenToAll("a test")
    @PostMapping("/api/v1/counted-acts")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Done act(@RequestBody Wanted wanted) throws InterruptedException {
        jdbc.sql("insert into counted_act (name) values (:name)")
                .param("name", wanted.name())
                .update();
        arrived.countDown();
        if (!held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("nobody let the act go");
        }
        switch (next.getAndSet(Break.NOWHERE)) {
            case NOWHERE -> {}
            case AFTER_THE_ACT -> throw new IllegalStateException("broken off by the test");
            case CONNECTION_LOST_BEFORE_THE_COMMIT ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                .query(Boolean.class)
                                .single();
                    }
                });
        }
        return new Done(wanted.name(), count(wanted.name()));
    }

    record Wanted(String name) {}

    record Done(String name, int times) {}
}
