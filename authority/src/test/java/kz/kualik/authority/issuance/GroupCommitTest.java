package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class GroupCommitTest {

    private final List<List<Integer>> carried = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore permits = new Semaphore(0);
    private final GroupCommit<Integer, String> group =
            new GroupCommit<>("carrier", this::carry, 4, () -> 0, Duration.ZERO);

    @Test
    void oneAloneIsCarriedAtOnce() {
        permits.release();

        assertThat(group.commit(7)).isEqualTo("result 7");
        assertThat(carried).containsExactly(List.of(7));
    }

    @Test
    void whatGathersMeanwhileIsCarriedTogetherUpToTheLimit() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = gather(executor::submit, 7);
            permits.release(100);
            for (var number = 0; number < 7; number++) {
                assertThat(results.get(number).get()).isEqualTo("result " + number);
            }
        }

        assertThat(carried.stream().map(List::size)).containsExactly(1, 4, 2);
    }

    @Test
    void aMomentIsWaitedUntilHalfOfWhatIsUnderWayIsHere() throws Exception {
        permits.release(100);
        var patient = new GroupCommit<Integer, String>("carrier", this::carry, 4, () -> 6, Duration.ofMinutes(1));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<String>>();
            for (var number = 0; number < 2; number++) {
                var work = number;
                results.add(executor.submit(() -> patient.commit(work)));
            }
            while (patient.waiting() < 2) {
                Thread.onSpinWait();
            }
            assertThat(carried).isEmpty();
            results.add(executor.submit(() -> patient.commit(2)));
            for (var number = 0; number < 3; number++) {
                assertThat(results.get(number).get()).isEqualTo("result " + number);
            }
        }

        assertThat(carried.stream().map(List::size)).containsExactly(3);
    }

    @Test
    void whoeverDoesNotComeIsNotWaitedForForEver() {
        permits.release(100);
        var patient = new GroupCommit<Integer, String>("carrier", this::carry, 4, () -> 6, Duration.ofMillis(20));

        assertThat(patient.commit(7)).isEqualTo("result 7");
    }

    @Test
    void transactionsRunOnOneThreadOfTheOperatingSystemWhoeverCalls() throws Exception {
        var threads = Collections.synchronizedSet(new HashSet<Thread>());
        var watched = new GroupCommit<Integer, Integer>(
                "carrier",
                works -> {
                    threads.add(Thread.currentThread());
                    return works;
                },
                4,
                () -> 0,
                Duration.ZERO);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : IntStream.range(0, 40)
                    .mapToObj(work -> executor.submit(() -> watched.commit(work)))
                    .toList()) {
                result.get();
            }
        }

        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isVirtual()).isFalse();
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("carrier");
        });
    }

    @Test
    void aCarrierThatTellsTooFewOutcomesLeavesNobodyWaiting() {
        var forgetful = new GroupCommit<Integer, Integer>("carrier", works -> List.of(), 4, () -> 0, Duration.ZERO);

        assertThatThrownBy(() -> forgetful.commit(1)).isInstanceOf(LostBatchException.class);
        assertThatThrownBy(() -> forgetful.commit(2)).isInstanceOf(LostBatchException.class);
    }

    @Test
    void onlyTheOneThatCannotBeCarriedFails() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = gather(executor::submit, 3);
            var poisoned = executor.submit(() -> group.commit(-1));
            awaitWaiting(3);
            permits.release(100);
            for (var number = 0; number < 3; number++) {
                assertThat(results.get(number).get()).isEqualTo("result " + number);
            }
            assertThatThrownBy(poisoned::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessage("-1 cannot be carried");
        }
    }

    @Test
    void whenTheDatabaseIsAwayAllHearItAtOnce() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = gather(executor::submit, 3);
            var outage = executor.submit(() -> group.commit(-3));
            awaitWaiting(3);
            permits.release(100);
            assertThat(results.getFirst().get()).isEqualTo("result 0");
            assertThatThrownBy(results.get(1)::get).cause().isInstanceOf(CannotCreateTransactionException.class);
            assertThatThrownBy(outage::get).cause().isInstanceOf(CannotCreateTransactionException.class);
        }

        assertThat(carried).hasSize(2);
    }

    @Test
    void aBrokenProcessCarriesNothingTwice() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = gather(executor::submit, 2);
            var crash = executor.submit(() -> group.commit(-2));
            awaitWaiting(2);
            permits.release(100);
            assertThat(results.getFirst().get()).isEqualTo("result 0");
            assertThatThrownBy(results.get(1)::get).cause().isInstanceOf(SimulatedCrash.class);
            assertThatThrownBy(crash::get).cause().isInstanceOf(SimulatedCrash.class);
        }

        assertThat(carried).hasSize(2);
    }

    /** One is carried and held up, and the others wait behind it. */
    private List<Future<String>> gather(Executor executor, int number) {
        var results = new ArrayList<Future<String>>();
        results.add(executor.submit(() -> group.commit(0)));
        awaitCarried(1);
        IntStream.range(1, number).forEach(work -> results.add(executor.submit(() -> group.commit(work))));
        awaitWaiting(number - 1);
        return results;
    }

    private List<String> carry(List<Integer> works) {
        carried.add(works);
        permits.acquireUninterruptibly();
        if (works.contains(-2)) {
            throw new SimulatedCrash("while a batch was carried");
        }
        if (works.contains(-3)) {
            throw new CannotCreateTransactionException("the database is away");
        }
        if (works.contains(-1)) {
            throw new IllegalStateException("-1 cannot be carried");
        }
        return works.stream().map(work -> "result " + work).toList();
    }

    private void awaitCarried(int batches) {
        while (carried.size() < batches) {
            Thread.onSpinWait();
        }
    }

    private void awaitWaiting(int number) {
        while (group.waiting() < number) {
            Thread.onSpinWait();
        }
    }

    @FunctionalInterface
    private interface Executor {
        Future<String> submit(Callable<String> work);
    }
}
