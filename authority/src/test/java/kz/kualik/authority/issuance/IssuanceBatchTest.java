package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        var first = house.approved(2);
        var leader = executor.submit(() -> house.service.issue(first));
        // Until the first one holds its transaction, it would be carried together with the others.
        while (!house.status.isHeld()) {
            Thread.onSpinWait();
        }
        var applications =
                Stream.generate(() -> house.approved(2)).limit(COMPANY).toList();
        var deliveries = deliver(executor, applications);
        while (house.store.waiting() < COMPANY) {
            Thread.onSpinWait();
        }
        assertThat(leader.isDone()).isFalse();
        return new Company(applications, deliveries);
    }

    private List<Future<?>> deliver(ExecutorService executor, List<UUID> applications) {
        var deliveries = new ArrayList<Future<?>>();
        applications.forEach(application -> deliveries.add(executor.submit(() -> house.service.issue(application))));
        return deliveries;
    }

    /** Those that wait. */
    private record Company(List<UUID> applications, List<Future<?>> deliveries) {}
}
