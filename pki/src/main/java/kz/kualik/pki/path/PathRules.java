package kz.kualik.pki.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathDefect.AlgorithmMismatch;
import kz.kualik.pki.path.PathDefect.KeyUsageForbidsSigning;
import kz.kualik.pki.path.PathDefect.NotAnAuthority;
import kz.kualik.pki.path.PathDefect.PathLengthExceeded;

/**
 * The rules of RFC 5280, section 6.1, that need neither keys nor the time: who may issue, how deep, with which critical
 * extensions, and the equality of the two algorithm fields. The anchor is trusted by decision, but a limit that it states
 * about the authorities below it is respected.
 */
final class PathRules {

    private final Function<Certificate, PathExtensions> extensionsOf;

    PathRules(Function<Certificate, PathExtensions> extensionsOf) {
        this.extensionsOf = extensionsOf;
    }

    /** What is wrong with a chain that goes from the target (first) upwards. */
    List<PathDefect> defectsOf(List<Certificate> chain) {
        var defects = new ArrayList<PathDefect>();
        int authoritiesBelow = 0;
        for (int index = 0; index < chain.size(); index++) {
            var certificate = chain.get(index);
            var extensions = extensionsOf.apply(certificate);
            defects.addAll(extensions.defects());
            if (!sameAlgorithmInsideAndOutside(certificate)) {
                defects.add(new AlgorithmMismatch(certificate));
            }
            if (index > 0) {
                defects.addAll(defectsAsIssuer(certificate, extensions, authoritiesBelow));
                if (!certificate.isSelfIssued()) {
                    authoritiesBelow++;
                }
            }
        }
        return defects;
    }

    private static List<PathDefect> defectsAsIssuer(
            Certificate certificate, PathExtensions extensions, int authoritiesBelow) {
        var defects = new ArrayList<PathDefect>();
        if (!extensions.isAuthority()) {
            defects.add(new NotAnAuthority(certificate));
        }
        if (!extensions.maySignCertificates()) {
            defects.add(new KeyUsageForbidsSigning(certificate));
        }
        extensions
                .pathLength()
                .filter(allowed -> authoritiesBelow > allowed)
                .ifPresent(allowed -> defects.add(new PathLengthExceeded(certificate, allowed)));
        return defects;
    }

    private static boolean sameAlgorithmInsideAndOutside(Certificate certificate) {
        var structure = certificate.toHolder().toASN1Structure();
        return structure
                .getSignatureAlgorithm()
                .equals(structure.getTBSCertificate().getSignature());
    }
}
