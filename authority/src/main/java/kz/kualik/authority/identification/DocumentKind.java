package kz.kualik.authority.identification;

import java.util.EnumSet;
import java.util.Set;
import kz.kualik.authority.registry.Residency;
import kz.kualik.pki.oid.SubjectType;

/** Documents that a visitor lays on the counter. */
public enum DocumentKind {
    /** Identity card or passport. */
    IDENTITY_DOCUMENT,
    /** The application, printed, or its code on a phone. */
    APPLICATION_FORM,
    /** The head's consent that this employee has a certificate (article 10, paragraph 3). */
    HEAD_AUTHORISATION,
    /** A power of attorney. */
    POWER_OF_ATTORNEY,
    /** The notarised translation of a foreign passport. */
    NOTARISED_TRANSLATION;

    /** Without these the operator cannot say that the package is complete. */
    static Set<DocumentKind> neededFor(SubjectType type, Residency residency) {
        var needed = EnumSet.of(IDENTITY_DOCUMENT, APPLICATION_FORM);
        switch (type) {
            case INDIVIDUAL, FIRST_HEAD -> {
                // The registry knows who the head is.
            }
            case RIGHT_TO_SIGN, RIGHT_TO_SIGN_FINANCIAL, HR_EMPLOYEE, EMPLOYEE, INFORMATION_SYSTEM ->
                needed.add(HEAD_AUTHORISATION);
        }
        if (residency == Residency.NON_RESIDENT) {
            needed.add(NOTARISED_TRANSLATION);
        }
        return needed;
    }
}
