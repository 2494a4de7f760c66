package kz.kualik.authority.issuance;

import java.util.List;

/** What an issuance wants to be durable before it goes on. */
sealed interface DurableStep {

    /** The plan, before anything is signed. */
    record Opening(CertificatePlan plan) implements DurableStep {}

    /** The certificates of one application, before anybody gets them. */
    record Storing(List<NewCertificate> issued) implements DurableStep {}
}
