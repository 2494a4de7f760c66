package kz.kualik.authority.revocation;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.staff.CentreCode;

/** The port through which this room learns where a certificate was applied for; implemented by the room of applications. */
public interface IssuingCentres {

    /** The centre of the application, if there is such an application; the house's own certificates have none. */
    Optional<CentreCode> centreOf(UUID applicationId);
}
