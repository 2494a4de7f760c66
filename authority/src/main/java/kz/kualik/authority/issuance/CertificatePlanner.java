package kz.kualik.authority.issuance;

import java.time.Instant;

/** Turns an approved application into certificates that only lack the signature. */
interface CertificatePlanner {

    /**
     * Asks the registry anew, allocates serial numbers, composes and lints. Nothing is stored except the holder.
     *
     * @throws NotIssuableException if what was approved may not be issued any more; final
     */
    CertificatePlan plan(ApprovedApplication application, Instant now) throws NotIssuableException;
}
