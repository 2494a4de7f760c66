package kz.kualik.authority.keys;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;

/**
 * Everything that the ceremony made and that goes into files.
 *
 * @param hierarchy what stays in the process
 * @param rootKeys the roots' keys, which do not stay
 * @param operators the keys of the sandbox's operators, which do not stay either
 */
record CeremonyResult(Hierarchy hierarchy, Map<AlgorithmSuite, KeyPair> rootKeys, List<KeyedCertificate> operators) {

    CeremonyResult {
        rootKeys = Map.copyOf(rootKeys);
        operators = List.copyOf(operators);
    }

    /** Counts only: the keys do not belong into a log. */
    @Override
    public String toString() {
        return "CeremonyResult[" + rootKeys.size() + " roots, " + operators.size() + " operators]";
    }
}
