package kz.kualik.authority.keys;

import java.util.List;
import java.util.Map;
import kz.kualik.pki.certificate.Certificate;

/**
 * All that stays in the process after the ceremony.
 *
 * @param branches one for each suite
 * @param tls the key of the HTTPS server
 * @param operators the certificates of the sandbox's operators by name; their keys are theirs
 */
record Hierarchy(List<Branch> branches, KeyedCertificate tls, Map<String, Certificate> operators) {

    Hierarchy {
        branches = List.copyOf(branches);
        operators = Map.copyOf(operators);
    }

    /** The operators' certificates in the order of their names. */
    List<Certificate> operatorCertificates() {
        return operators.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
