package kz.kualik.authority.issuance;

import java.util.UUID;

/**
 * An approved application will not become a certificate, because what was true at the approval is not true at the issue.
 *
 * @param applicationId the application's internal id
 * @param reason why
 */
public record IssuanceRefused(UUID applicationId, Reason reason) {

    /** Why an approved application is not issued. */
    public enum Reason {
        /** The holder has not reached sixteen (article 14). */
        UNDER_SIXTEEN,
        /** The registry knows no such living person or active entity, or the head is another one by now. */
        REGISTRY_DISAGREES,
        /** The certificate request asks for what the profile does not allow. */
        REQUEST_NOT_ALLOWED,
        /** A certificate for this very key has been issued before. */
        KEY_ALREADY_CERTIFIED
    }
}
