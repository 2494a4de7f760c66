package kz.kualik.authority.issuance;

import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.guard.DiskWatch;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes up approvals after their commit, in a thread of its own. The event stays in the publication registry until this
 * returns normally, so a failure or a crash means that it comes again.
 *
 * <p>It opens no transaction around the whole, unlike Modulith's own annotation: issuance commits in several steps, and an
 * outer transaction would hold a second connection through all of them.
 */
@Component
class ApplicationApprovedListener {

    private final IssuanceService issuance;
    private final ClockGuard clock;
    private final DiskWatch disk;

    ApplicationApprovedListener(IssuanceService issuance, ClockGuard clock, DiskWatch disk) {
        this.issuance = issuance;
        this.clock = clock;
        this.disk = disk;
    }

    @Async
    @TransactionalEventListener(id = "issuance.application-approved")
    void on(ApplicationApproved event) {
        // No certificate is composed under a clock that is not believed or on a disk that is nearly full, however long
        // the row
        // of approvals is; the event comes again.
        disk.requireRoom();
        var _ = clock.now();
        issuance.issue(event.applicationId());
    }
}
