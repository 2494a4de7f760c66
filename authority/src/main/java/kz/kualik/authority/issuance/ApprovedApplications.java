package kz.kualik.authority.issuance;

import java.util.Optional;
import java.util.UUID;

/**
 * The port through which issuance reads applications; implemented by the room of applications, because calls go up only.
 */
public interface ApprovedApplications {

    /** The application, if it stands approved (or issued already, when an event is delivered again). */
    Optional<ApprovedApplication> find(UUID applicationId);
}
