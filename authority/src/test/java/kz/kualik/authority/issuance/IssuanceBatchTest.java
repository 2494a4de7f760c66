package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Applications that are stored in one transaction. */
class IssuanceBatchTest {

    private static final int COMPANY = 5;

    private final IssuanceFixture house = new IssuanceFixture();

    @Test
    void applicationsThatComeMeanwhileShareOneTransaction() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            var company = gather(executor);
            var before = house.transactions.begun();
            gate.countDown();
            for (var delivery : company.deliveries) {
                delivery.get();
            }

            assertThat(house.transactions.begun() - before).isEqualTo(1);
        }

        assertThat(house.count("certificate")).isEqualTo(2 * (COMPANY + 1));
        assertThat(house.count("audit_record")).isEqualTo(2 * (COMPANY + 1));
    }

    /** The costs of plans that must not read whole tables are far beyond any limit that a database compiles from. */
    @Test
    void noPlanIsCompiledHoweverMuchItIsSaidToCost() throws Exception {
        house.jdbc
                .sql("do $$ begin execute format('alter database %I set jit = on', current_database()); end $$")
                .update();
        house.jdbc.sql("create table seen (jit text not null)").update();
        house.jdbc.sql("""
                create function look() returns trigger language plpgsql as
                $$ begin insert into seen values (current_setting('jit')); return new; end $$
                """).update();
        for (var table : List.of("issuance_intent", "certificate")) {
            house.jdbc
                    .sql("create trigger look after insert on " + table + " execute function look()")
                    .update();
        }

        house.service.issue(house.approved(2));

        assertThat(house.jdbc.sql("show jit").query(String.class).single()).isEqualTo("on");
        assertThat(house.jdbc.sql("select jit from seen").query(String.class).list())
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly("off");
    }

    @Test
    void oneWhosePlanIsGoneHarmsNobodyElse() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            var company = gather(executor);
            var victim = company.applications.get(2);
            house.jdbc.sql("""
                            update issuance_intent set state = 'RETIRED', settled_at = planned_at
                             where application_id = :id and request_number = 1
                            """).param("id", victim).update();
            gate.countDown();

            for (var number = 0; number < company.applications.size(); number++) {
                var delivery = company.deliveries.get(number);
                if (company.applications.get(number).equals(victim)) {
                    assertThatThrownBy(delivery::get).cause().isInstanceOf(PlanRetiredException.class);
                } else {
                    delivery.get();
                    assertThat(house.certificates.releasedFor(company.applications.get(number)))
                            .hasSize(2);
                }
            }
            assertThat(house.certificates.storedFor(victim)).isEmpty();
            assertThat(house.intentStates(victim)).containsExactly("RETIRED", "RETIRED");

            house.service.issue(victim);
            assertThat(house.certificates.releasedFor(victim)).hasSize(2);
        }
    }

    @Test
    void plansAndCertificatesShareOneTransaction() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            var company = gather(executor);
            var late = house.approved(1);
            var plan = executor.submit(() -> house.service.issue(late));
            awaitWaiting(COMPANY + 1);
            var before = house.transactions.begun();
            gate.countDown();
            for (var delivery : company.deliveries) {
                delivery.get();
            }
            plan.get();

            assertThat(house.transactions.begun() - before).isEqualTo(2);
        }

        assertThat(house.count("certificate")).isEqualTo(2 * (COMPANY + 1) + 1);
    }

    @Test
    void whoCollidesWithinABatchCostsTheOthersNothing() throws Exception {
        var key = TestPlanner.newKey();
        var certified = TestPlanner.newKey();
        house.service.issue(house.approved(List.of(certified)));
        var rivals =
                Stream.generate(() -> house.approved(List.of(key))).limit(2).toList();
        // One of its two keys is free, and must not stay taken by a plan that cannot stand.
        var half = TestPlanner.newKey();
        var tooLate = house.approved(List.of(half, certified));
        var others = Stream.generate(() -> house.approved(2)).limit(3).toList();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            var leader = house.approved(1);
            var held = executor.submit(() -> house.service.issue(leader));
            awaitHeld();
            var applications = Stream.of(rivals, List.of(tooLate), others)
                    .flatMap(List::stream)
                    .toList();
            var deliveries = deliver(executor, applications);
            awaitWaiting(applications.size());
            gate.countDown();
            held.get();
            for (var delivery : deliveries) {
                try {
                    delivery.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(IssuanceUnderWayException.class);
                }
            }
        }

        others.forEach(application ->
                assertThat(house.certificates.releasedFor(application)).hasSize(2));
        // Nobody was carried a second time: no number of any of them is spent.
        assertThat(house.count("issuance_intent where state = 'RETIRED'")).isZero();
        assertThat(house.events).contains(new IssuanceRefused(tooLate, IssuanceRefused.Reason.KEY_ALREADY_CERTIFIED));
        assertThat(house.intentStates(tooLate)).isEmpty();
        house.service.issue(house.approved(List.of(half)));
        assertThat(house.count("issuance_intent where state = 'CERTIFIED'")).isEqualTo(1 + 1 + 1 + 6 + 1);
    }

    @Test
    void aBatchWhoseCommitWasReportedAsFailedIsNotIssuedTwice() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            var company = gather(executor);
            house.transactions.loseAnswerOf(1);
            gate.countDown();
            for (var delivery : company.deliveries) {
                assertThatThrownBy(delivery::get).cause().isInstanceOf(PlanRetiredException.class);
            }
            for (var application : company.applications) {
                house.service.issue(application);
                assertThat(house.certificates.releasedFor(application)).hasSize(2);
            }
        }

        assertThat(house.count("certificate")).isEqualTo(2 * (COMPANY + 1));
        assertThat(house.count("issuance_intent where state = 'RETIRED'")).isZero();
    }

    @Test
    void aKeyThatTwoOfABatchWantIsCertifiedOnce() throws Exception {
        var key = TestPlanner.newKey();
        var applications =
                Stream.generate(() -> house.approved(List.of(key))).limit(6).toList();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var delivery : deliver(executor, applications)) {
                try {
                    delivery.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(IssuanceUnderWayException.class);
                }
            }
        }

        assertThat(house.count("certificate")).isEqualTo(1);
        assertThat(house.count("issuance_intent where state <> 'RETIRED'")).isEqualTo(1);
    }

    @Test
    void aCrashInTheMiddleOfABatchLosesNobody() throws Exception {
        var company = new Company(List.of(), List.of());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            company = gather(executor);
            house.transactions.crashAt(1, CrashingTransactions.Moment.BEFORE_COMMIT);
            gate.countDown();
            for (var delivery : company.deliveries) {
                assertThatThrownBy(delivery::get).cause().isInstanceOf(SimulatedCrash.class);
            }
        }
        assertThat(house.count("issuance_intent where state = 'OPEN'")).isEqualTo(2 * COMPANY);

        var reborn = house.restart();

        assertThat(reborn.status.retired).hasSize(2 * COMPANY);
        for (var application : company.applications) {
            reborn.service.issue(application);
            assertThat(reborn.certificates.releasedFor(application)).hasSize(2);
        }
        assertThat(reborn.count("issuance_intent where state = 'CERTIFIED'")).isEqualTo(2 * (COMPANY + 1));
    }

    @Test
    void aCrashAfterTheCommitOfABatchIssuesNothingTwice() throws Exception {
        var company = new Company(List.of(), List.of());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = house.status.close();
            company = gather(executor);
            house.transactions.crashAt(1, CrashingTransactions.Moment.AFTER_COMMIT);
            gate.countDown();
            for (var delivery : company.deliveries) {
                assertThatThrownBy(delivery::get).cause().isInstanceOf(SimulatedCrash.class);
            }
        }

        var reborn = house.restart();

        for (var application : company.applications) {
            reborn.service.issue(application);
        }
        assertThat(reborn.count("certificate")).isEqualTo(2 * (COMPANY + 1));
        assertThat(reborn.count("issuance_intent")).isEqualTo(2 * (COMPANY + 1));
    }

    /** One application is held up inside its transaction; the others are signed and wait behind it. */
    private Company gather(ExecutorService executor) {
        var signing = new CountDownLatch(COMPANY);
        var mayStore = new CountDownLatch(1);
        house.planner.afterSigning(certificate -> {
            signing.countDown();
            await(mayStore);
            return certificate;
        });
        var applications =
                Stream.generate(() -> house.approved(2)).limit(COMPANY).toList();
        var deliveries = deliver(executor, applications);
        await(signing);
        house.planner.afterSigning(certificate -> certificate);
        var first = house.approved(2);
        var leader = executor.submit(() -> house.service.issue(first));
        awaitHeld();
        mayStore.countDown();
        awaitWaiting(COMPANY);
        assertThat(leader.isDone()).isFalse();
        return new Company(applications, deliveries);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitHeld() {
        while (!house.status.isHeld()) {
            Thread.onSpinWait();
        }
    }

    private void awaitWaiting(int applications) {
        while (house.store.waiting() < applications) {
            Thread.onSpinWait();
        }
    }

    private List<Future<?>> deliver(ExecutorService executor, List<UUID> applications) {
        var deliveries = new ArrayList<Future<?>>();
        applications.forEach(application -> deliveries.add(executor.submit(() -> house.service.issue(application))));
        return deliveries;
    }

    /** Those that wait. */
    private record Company(List<UUID> applications, List<Future<?>> deliveries) {}
}
