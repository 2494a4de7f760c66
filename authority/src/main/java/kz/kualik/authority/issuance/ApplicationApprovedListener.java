package kz.kualik.authority.issuance;

import kz.kualik.authority.guard.ClockGuard;
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

    ApplicationApprovedListener(IssuanceService issuance, ClockGuard clock) {
        this.issuance = issuance;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener(id = "issuance.application-approved")
    void on(ApplicationApproved event) {
        // No certificate is composed under a clock that is not believed; the event comes again.
        var _ = clock.now();
        issuance.issue(event.applicationId());
    }
}
