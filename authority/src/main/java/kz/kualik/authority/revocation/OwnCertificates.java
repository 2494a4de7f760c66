package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.stereotype.Service;

/**
 * Revocation by whoever holds a valid key: of all certificates of the same person, and by the first head, as the registry
 * names him or her at that moment, also of those who act for the same entity, never of another head. Certificates of others
 * are answered as if they did not exist.
 */
@Service
final class OwnCertificates {

    private final HeldCertificates certificates;
    private final RevocationRights rights;
    private final Revocations revocations;
    private final EntityHeads heads;

    OwnCertificates(
            HeldCertificates certificates, RevocationRights rights, Revocations revocations, EntityHeads heads) {
        this.certificates = certificates;
        this.rights = rights;
        this.revocations = revocations;
        this.heads = heads;
    }

    Revocation revoke(HeldCertificate shown, CertificateId wanted, Optional<Circumstance> circumstance)
            throws ProblemException {
        return revocations.revoke(judge(shown, wanted, circumstance));
    }

    /** The wish, if whoever shows this certificate may have it; nothing is revoked yet. */
    RevocationRequest judge(HeldCertificate shown, CertificateId wanted, Optional<Circumstance> circumstance)
            throws ProblemException {
        rights.require(RevocationRights.HOLDER, LegalGround.OWNER_REQUEST);
        var target = certificates
                .find(wanted)
                .filter(certificate -> mayRevoke(shown, certificate))
                .orElseThrow(NotTheHolderException::new);
        var told = circumstance.or(() ->
                isOwn(shown, target) ? Optional.<Circumstance>empty() : Optional.of(Circumstance.EMPLOYEE_DISMISSED));
        if (told.isPresent() && told.get().ground() != LegalGround.OWNER_REQUEST) {
            throw new UnfitCircumstanceException(LegalGround.OWNER_REQUEST, told.get());
        }
        if (!isOwn(shown, target)) {
            requireStillHead(shown);
        }
        return new RevocationRequest(
                target.id(),
                new RevocationGround(LegalGround.OWNER_REQUEST, told),
                new Actor.Holder(shown.holderId().toString()),
                Optional.empty());
    }

    /** The certificate says who headed the entity when it was issued; a former head has it in the hand as well. */
    private void requireStillHead(HeldCertificate shown) throws ProblemException {
        if (!heads.isHead(shown.person().orElseThrow(), shown.entity().orElseThrow())) {
            throw new NotTheHeadException();
        }
    }

    private static boolean mayRevoke(HeldCertificate shown, HeldCertificate target) {
        return isOwn(shown, target) || isOfTheHeadsEntity(shown, target);
    }

    private static boolean isOwn(HeldCertificate shown, HeldCertificate target) {
        return shown.person().isPresent() && shown.person().equals(target.person());
    }

    private static boolean isOfTheHeadsEntity(HeldCertificate shown, HeldCertificate target) {
        return shown.holderKind().equals(SubjectType.FIRST_HEAD.name())
                && !target.holderKind().equals(SubjectType.FIRST_HEAD.name())
                && shown.entity().isPresent()
                && shown.entity().equals(target.entity());
    }
}
