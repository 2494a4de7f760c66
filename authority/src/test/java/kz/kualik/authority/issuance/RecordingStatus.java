package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what the world has been told. */
final class RecordingStatus implements StatusPublisher {

    final Set<CertificateId> good = ConcurrentHashMap.newKeySet();
    final Set<CertificateId> retired = ConcurrentHashMap.newKeySet();
    private volatile boolean crashing;

    void crashNext() {
        crashing = true;
    }

    @Override
    public void publishGood(Collection<CertificateId> certificates) {
        if (crashing) {
            crashing = false;
            throw new SimulatedCrash("while the status was published");
        }
        good.addAll(certificates);
    }

    @Override
    public void publishRetired(Collection<CertificateId> serials, Instant at) {
        retired.addAll(serials);
    }
}
