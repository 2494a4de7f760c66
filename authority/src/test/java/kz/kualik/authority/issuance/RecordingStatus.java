package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers what the status log would hold: the lines of transactions that were committed. */
final class RecordingStatus implements StatusLog {

    final Set<CertificateId> good = ConcurrentHashMap.newKeySet();
    final Set<CertificateId> retired = ConcurrentHashMap.newKeySet();
    private volatile boolean crashing;
    private volatile boolean held;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void crashNext() {
        crashing = true;
    }

    /** Keeps the transactions that publish from now on waiting until the returned latch is counted down. */
    CountDownLatch close() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Whether a transaction waits before the closed gate. */
    boolean isHeld() {
        return held;
    }

    @Override
    public void issued(Collection<CertificateId> certificates) {
        held = gate.getCount() > 0;
        try {
            assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (crashing) {
            crashing = false;
            throw new SimulatedCrash("while the status was published");
        }
        afterCommit(() -> good.addAll(certificates));
    }

    @Override
    public void retired(Collection<CertificateId> serials, Instant at) {
        afterCommit(() -> retired.addAll(serials));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
