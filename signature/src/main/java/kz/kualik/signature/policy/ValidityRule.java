package kz.kualik.signature.policy;

import kz.kualik.pki.certificate.Certificate;

/** Whether each certificate of a chain was within its dates at the time that counts (RFC 5280, section 6.1.3 a.2). */
final class ValidityRule {

    private final Weighing weighing;

    ValidityRule(Weighing weighing) {
        this.weighing = weighing;
    }

    void apply(Iterable<Certificate> chain, JudgedTime time, Reasons reasons) {
        for (var certificate : chain) {
            apply(certificate, time, reasons);
        }
    }

    private void apply(Certificate certificate, JudgedTime time, Reasons reasons) {
        if (isExpired(certificate, time)) {
            reasons.unproved(
                    weighing,
                    "expired: certificate " + certificate.serialNumber() + " was valid until " + certificate.notAfter()
                            + switch (time.basis()) {
                                case CHECK -> "";
                                case PROVED -> ", proved is only " + time.instant();
                                case STATED -> ", it was used at " + time.instant();
                            });
        }
        if (isNotYetValid(certificate, time)) {
            reasons.unproved(
                    weighing,
                    "not yet valid: certificate " + certificate.serialNumber() + " is valid from "
                            + certificate.notBefore());
        }
    }

    private static boolean isExpired(Certificate certificate, JudgedTime time) {
        return time.instant().isAfter(certificate.notAfter());
    }

    private static boolean isNotYetValid(Certificate certificate, JudgedTime time) {
        return time.instant().isBefore(certificate.notBefore());
    }
}
