package kz.kualik.authority.issuance;

import java.util.List;
import kz.kualik.authority.audit.Opening;

/**
 * All certificates of one application, composed and linted.
 *
 * @param application the application
 * @param holder whose certificates they will be
 * @param registryAnswer what the registry said of the holder; a commitment to it is stored with the plan
 * @param certificates one for each request, in their order
 */
record CertificatePlan(
        ApprovedApplication application,
        PlannedHolder holder,
        Opening registryAnswer,
        List<PlannedCertificate> certificates) {

    CertificatePlan {
        certificates = List.copyOf(certificates);
    }

    /** The serial numbers that it would spend. */
    List<CertificateId> ids() {
        return certificates.stream().map(planned -> planned.intent().id()).toList();
    }

    List<Intent> intents() {
        return certificates.stream().map(PlannedCertificate::intent).toList();
    }
}
