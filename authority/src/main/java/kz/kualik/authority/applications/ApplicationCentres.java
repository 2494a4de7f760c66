package kz.kualik.authority.applications;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.revocation.IssuingCentres;
import kz.kualik.authority.staff.CentreCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the room of revocation at which centre a certificate was applied for. */
@Component
@Transactional(readOnly = true)
class ApplicationCentres implements IssuingCentres {

    private final ApplicationTable applications;

    ApplicationCentres(ApplicationTable applications) {
        this.applications = applications;
    }

    @Override
    public Optional<CentreCode> centreOf(UUID applicationId) {
        return applications.find(applicationId).map(Application::centre);
    }
}
