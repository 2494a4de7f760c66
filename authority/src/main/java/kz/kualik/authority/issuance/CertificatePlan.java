package kz.kualik.authority.issuance;

import java.util.List;
import java.util.UUID;
import kz.kualik.authority.audit.Opening;

/**
 * All certificates of one application, composed and linted.
 *
 * @param application the application
 * @param holderId whose certificates they will be
 * @param registryAnswer what the registry said of the holder; a commitment to it is stored with the plan
 * @param certificates one for each request, in their order
 */
record CertificatePlan(
        ApprovedApplication application, UUID holderId, Opening registryAnswer, List<PlannedCertificate> certificates) {

    CertificatePlan {
        certificates = List.copyOf(certificates);
    }
}
