package kz.kualik.authority.issuance;

import java.util.UUID;

/** Issuing what has been approved. Approvals announced by {@link ApplicationApproved} are taken up by themselves. */
public interface Issuance {

    /**
     * Issues the certificates of the application, or goes on where an earlier attempt stopped. May be called as often as one
     * likes; the effect is that of once. When it returns, the certificates are released or the application is refused.
     *
     * @throws IllegalStateException if nothing can be decided now: the registry is down, or another thread or node is at
     *     work on the same application
     */
    void issue(UUID applicationId);
}
