package kz.kualik.authority.applications;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.kualik.authority.applications.ApplicationState.Name;
import kz.kualik.authority.issuance.ApprovedApplication;
import kz.kualik.authority.issuance.ApprovedApplications;
import kz.kualik.authority.registry.Identities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows issuance the applications that it may make certificates for. */
@Component
@Transactional(readOnly = true)
class ApprovedApplicationReader implements ApprovedApplications {

    private static final Set<Name> APPROVED_OR_LATER = EnumSet.of(Name.APPROVED, Name.ISSUED, Name.INSTALLED);

    private final ApplicationTable applications;
    private final RequestTable requests;
    private final Identities identities;

    ApprovedApplicationReader(ApplicationTable applications, RequestTable requests, Identities identities) {
        this.applications = applications;
        this.requests = requests;
        this.identities = identities;
    }

    @Override
    public Optional<ApprovedApplication> find(UUID applicationId) {
        return applications
                .find(applicationId)
                .filter(application ->
                        APPROVED_OR_LATER.contains(application.state().name()))
                .flatMap(this::view);
    }

    private Optional<ApprovedApplication> view(Application application) {
        return application
                .identifiedBy()
                .map(method -> new ApprovedApplication(
                        application.id(),
                        application.subjectType(),
                        identities.iin(application.person()),
                        application.entity().map(identities::bin),
                        applications.system(application.id()),
                        application.storage(),
                        method,
                        requests.ders(application.id())));
    }
}
