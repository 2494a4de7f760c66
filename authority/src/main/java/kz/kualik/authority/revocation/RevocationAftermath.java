package kz.kualik.authority.revocation;

import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What else a revocation brings with it: in its own transaction the open tasks about the certificate are done, and after the
 * commit its time from receipt to register is measured.
 */
@Component
class RevocationAftermath {

    private final TaskTable tasks;
    private final RevocationClock clock;

    RevocationAftermath(TaskTable tasks, RevocationClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @EventListener
    void on(CertificateRevoked event) {
        tasks.close(
                new CertificateId(new IssuerId(event.issuer()), SerialNumber.ofHex(event.serial())), event.revokedAt());
        TransactionSynchronizationManager.registerSynchronization(new Measurement(event, clock));
    }

    private record Measurement(CertificateRevoked event, RevocationClock clock) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            clock.measured(event.receivedAt(), event.revokedAt());
        }
    }
}
