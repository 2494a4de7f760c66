package kz.kualik.authority.revocation;

import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.Right;
import org.springframework.stereotype.Service;

/**
 * Revocation by members of staff: an operator on what was applied for at the own centre, a supervisor also on another
 * centre's, an officer on everything; each on the grounds that {@link RevocationRights} opens to the role.
 */
@Service
final class RevocationDesk {

    /** What is established by somebody else's paper; the owner's own request and the agreement need none. */
    private static final Set<LegalGround> ON_PAPERS = Set.of(LegalGround.COURT_DECISION, LegalGround.FALSE_DATA);

    private final HeldCertificates certificates;
    private final IssuingCentres centres;
    private final RevocationRights rights;
    private final Revocations revocations;

    RevocationDesk(
            HeldCertificates certificates, IssuingCentres centres, RevocationRights rights, Revocations revocations) {
        this.certificates = certificates;
        this.centres = centres;
        this.rights = rights;
        this.revocations = revocations;
    }

    /** Revokes, if the caller may on this ground and for this certificate. */
    Revocation revoke(StaffCaller caller, RevocationRequest request) throws ProblemException {
        var ground = request.ground().legal();
        rights.require(caller.role().name(), ground);
        if (ON_PAPERS.contains(ground) && request.basis().isEmpty()) {
            throw new BasisMissingException(ground);
        }
        var certificate = certificates
                .find(request.certificate())
                .orElseThrow(() -> new UnknownCertificateException(request.certificate()));
        if (!certificate.isCitizens()) {
            caller.require(Right.MANAGE_STAFF, Optional.empty());
        }
        caller.require(Right.REVOKE_CERTIFICATES, centres.centreOf(certificate.applicationId()));
        return revocations.revoke(request);
    }
}
