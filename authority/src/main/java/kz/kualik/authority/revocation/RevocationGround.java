package kz.kualik.authority.revocation;

import java.util.Optional;

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

    /** The ground alone. */
    public static RevocationGround of(LegalGround legal) {
        return new RevocationGround(legal, Optional.empty());
    }

    /** The circumstance with the ground that it belongs to. */
    public static RevocationGround of(Circumstance circumstance) {
        return new RevocationGround(circumstance.ground(), Optional.of(circumstance));
    }
}
