package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.pki.crl.RevocationReason;

/**
 * A legal ground with the circumstance that narrows it, if one is told. A circumstance of another ground is refused.
 *
 * @param legal one of the seven grounds of article 18(1)
 * @param circumstance what the ground leaves open
 */
public record RevocationGround(LegalGround legal, Optional<Circumstance> circumstance) {

    public RevocationGround {
        circumstance.ifPresent(told -> {
            if (told.ground() != legal) {
                throw new IllegalArgumentException(
                        told + " is a circumstance of " + told.ground() + ", not of " + legal);
            }
        });
    }

    /**
     * What OCSP and the revocation list say for it. Reasons of RFC 5280 are about keys and affiliations, not about law, so
     * several grounds share one; "unspecified" is left out of the wire (section 5.3.1).
     */
    public RevocationReason reason() {
        return circumstance.map(RevocationGround::reasonOf).orElseGet(() -> reasonOf(legal));
    }

    /** The reason as OCSP and lists tell it: "unspecified" is expressed by saying nothing (RFC 5280, section 5.3.1). */
    public Optional<RevocationReason> reasonOnTheWire() {
        return Optional.of(reason()).filter(reason -> reason != RevocationReason.UNSPECIFIED);
    }

    private static RevocationReason reasonOf(Circumstance circumstance) {
        return switch (circumstance) {
            case KEY_COMPROMISED -> RevocationReason.KEY_COMPROMISE;
            case SUPERSEDED -> RevocationReason.SUPERSEDED;
            case EMPLOYEE_DISMISSED, ENTITY_RENAMED, ENTITY_REORGANISED, HEAD_CHANGED ->
                RevocationReason.AFFILIATION_CHANGED;
            case ENTITY_LIQUIDATED -> RevocationReason.CESSATION_OF_OPERATION;
        };
    }

    private static RevocationReason reasonOf(LegalGround ground) {
        return switch (ground) {
            case OWNER_REQUEST -> RevocationReason.UNSPECIFIED;
            case OWNER_DEATH -> RevocationReason.CESSATION_OF_OPERATION;
            case NAME_CHANGE, ENTITY_CHANGE -> RevocationReason.AFFILIATION_CHANGED;
            case FALSE_DATA, AGREEMENT, COURT_DECISION -> RevocationReason.PRIVILEGE_WITHDRAWN;
        };
    }

    /** The ground alone. */
    public static RevocationGround of(LegalGround legal) {
        return new RevocationGround(legal, Optional.empty());
    }

    /** The circumstance with the ground that it belongs to. */
    public static RevocationGround of(Circumstance circumstance) {
        return new RevocationGround(circumstance.ground(), Optional.of(circumstance));
    }
}
