package kz.kualik.authority.issuance;

import java.util.List;
import java.util.UUID;

/**
 * All certificates of one application, composed and linted.
 *
 * @param application the application
 * @param holderId whose certificates they will be
 * @param certificates one for each request, in their order
 */
record CertificatePlan(ApprovedApplication application, UUID holderId, List<PlannedCertificate> certificates) {

    CertificatePlan {
        certificates = List.copyOf(certificates);
    }
}
