package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers what the status log would hold: the lines of transactions that were committed. */
final class RecordingStatus implements StatusLog {

    final Set<CertificateId> good = ConcurrentHashMap.newKeySet();
    final Set<CertificateId> retired = ConcurrentHashMap.newKeySet();
    private volatile boolean crashing;

    void crashNext() {
        crashing = true;
    }

    @Override
    public void issued(Collection<CertificateId> certificates) {
        if (crashing) {
            crashing = false;
            throw new SimulatedCrash("while the status was written");
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
