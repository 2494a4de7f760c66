package kz.kualik.authority.revocation;

import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Revocation by members of staff: an operator on what was applied for at the own centre, a supervisor also on another
 * centre's, an officer on everything; each on the grounds that {@link RevocationRights} opens to the role. Nobody acts on a
 * certificate of their own, nor on one of an entity that they head: a colleague does, or they themselves with a valid key.
 */
@Service
final class RevocationDesk {

    /** What is established by somebody else's paper; the owner's own request and the agreement need none. */
    private static final Set<LegalGround> ON_PAPERS = Set.of(LegalGround.COURT_DECISION, LegalGround.FALSE_DATA);

    private static final Logger LOG = LoggerFactory.getLogger(RevocationDesk.class);

    private final HeldCertificates certificates;
    private final IssuingCentres centres;
    private final RevocationRights rights;
    private final EntityHeads heads;
    private final Revocations revocations;

    RevocationDesk(
            HeldCertificates certificates,
            IssuingCentres centres,
            RevocationRights rights,
            EntityHeads heads,
            Revocations revocations) {
        this.certificates = certificates;
        this.centres = centres;
        this.rights = rights;
        this.heads = heads;
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
        requireNotOwn(caller, certificate);
        return revocations.revoke(request);
    }

    private void requireNotOwn(StaffCaller caller, HeldCertificate certificate) throws ProblemException {
        if (certificate.person().filter(caller::is).isPresent()) {
            throw new OwnCertificateException();
        }
        if (caller.person().isPresent()
                && certificate.entity().isPresent()
                && isHead(caller.person().get(), certificate.entity().get())) {
            throw new OwnEntityException();
        }
    }

    /** A registry that is silent does not keep a lost key alive: the act stands in the audit log with who did it. */
    private boolean isHead(PersonId person, EntityId entity) {
        try {
            return heads.isHead(person, entity);
        } catch (RegistryUnavailableException e) {
            LOG.warn("the registry is silent, so a revocation goes on without its word on who heads the entity");
            return false;
        }
    }
}
