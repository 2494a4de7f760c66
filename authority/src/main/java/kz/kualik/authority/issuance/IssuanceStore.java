package kz.kualik.authority.issuance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The two moments of an issuance that must be durable: the plan before anything is signed, and the certificates with their
 * audit rows and their status. Applications that come at the same time share a transaction, whichever of the two they want;
 * each caller returns after the commit that holds its own rows.
 */
@Component
final class IssuanceStore {

    /** Far more than clients wait at once; bounds how much a failure makes to be carried again. */
    private static final int LARGEST = 64;

    /**
     * How long the first one waits until half of what is under way is here: as long as a few issuances compute. Longer than the
     * transaction itself takes, because what it costs is shared by those who have come.
     */
    private static final Duration PATIENCE = Duration.ofMillis(4);

    private final PlanOpening opening;
    private final CertificateStoring storing;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AtomicInteger underWay = new AtomicInteger();
    private final GroupCommit<DurableStep, DurableOutcome> group =
            new GroupCommit<>("issuance-commit", this::carry, LARGEST, underWay::get, PATIENCE);

    IssuanceStore(
            PlanOpening opening, CertificateStoring storing, JdbcClient jdbc, TransactionOperations transactions) {
        this.opening = opening;
        this.storing = storing;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** An issuance has begun: whoever comes to a transaction before it may wait a moment for it, until it has ended. */
    void begin() {
        underWay.incrementAndGet();
    }

    /** An issuance has ended, however it did. */
    void end() {
        underWay.decrementAndGet();
    }

    /** Makes the plan durable, so that its certificates may be signed. */
    OpeningOutcome open(CertificatePlan plan) {
        return (OpeningOutcome) group.commit(new DurableStep.Opening(plan));
    }

    /** Makes the certificates of one application durable, with their audit rows and their status, and releases them. */
    StoringOutcome store(List<NewCertificate> issued) {
        return (StoringOutcome) group.commit(new DurableStep.Storing(issued));
    }

    /** How many applications wait for the next transaction. */
    int waiting() {
        return group.waiting();
    }

    private List<DurableOutcome> carry(List<DurableStep> batch) {
        var plans = new ArrayList<CertificatePlan>();
        var signed = new ArrayList<List<NewCertificate>>();
        for (var step : batch) {
            switch (step) {
                case DurableStep.Opening(var plan) -> plans.add(plan);
                case DurableStep.Storing(var issued) -> signed.add(issued);
            }
        }
        return transactions.execute(transaction -> {
            planForTablesOfAnySize();
            var opened = opening.open(plans).iterator();
            var stored = storing.store(signed).iterator();
            return batch.stream()
                    .<DurableOutcome>map(step -> step instanceof DurableStep.Opening ? opened.next() : stored.next())
                    .toList();
        });
    }

    /**
     * The database may keep the plans of these few statements for ever, as long as they never read a table from end to end: a
     * table that is small today is large tomorrow, and planning anew costs as much as the work. What such a plan is said to cost then says nothing, and must not make the
     * database compile it.
     */
    private void planForTablesOfAnySize() {
        jdbc.sql("""
                select set_config('plan_cache_mode', 'force_generic_plan', true),
                       set_config('enable_seqscan', 'off', true),
                       set_config('jit', 'off', true)
                """).query((row, number) -> row.getString(1)).single();
    }
}
