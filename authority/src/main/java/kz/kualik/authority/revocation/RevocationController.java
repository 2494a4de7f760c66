package kz.kualik.authority.revocation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Revocation at the counter: any operator may revoke any certificate on a legal ground; the key is not needed. */
@RestController
@RequestMapping("/api/v1/revocations")
@Requires(Right.REVOKE_CERTIFICATES)
class RevocationController {

    private final Revocations revocations;

    RevocationController(Revocations revocations) {
        this.revocations = revocations;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RevocationView revoke(Operator operator, @RequestBody NewRevocation body) throws ProblemException {
        var comment = body.comment().map(String::length).orElse(0);
        if (comment > RevocationRequest.MAXIMUM_COMMENT_LENGTH) {
            throw new RevocationCommentTooLongException(comment);
        }
        return RevocationView.of(revocations.revoke(new RevocationRequest(
                certificate(body),
                ground(body),
                new Actor.Operator(operator.id().toString()),
                body.comment())));
    }

    private static RevocationGround ground(NewRevocation body) throws UnfitCircumstanceException {
        var circumstance = body.circumstance();
        if (circumstance.isPresent() && circumstance.get().ground() != body.ground()) {
            throw new UnfitCircumstanceException(body.ground(), circumstance.get());
        }
        return new RevocationGround(body.ground(), circumstance);
    }

    /** What cannot name a certificate names none of ours. */
    private static CertificateId certificate(NewRevocation body) throws MalformedCertificateIdException {
        try {
            return new CertificateId(new IssuerId(body.issuer()), new SerialNumber(new BigInteger(body.serial(), 16)));
        } catch (IllegalArgumentException e) {
            throw new MalformedCertificateIdException();
        }
    }

    /**
     * A revocation that is asked for.
     *
     * @param issuer the issuing authority's short name, for example {@code gost}
     * @param serial the serial number in hexadecimal
     * @param ground one of the seven legal grounds
     * @param circumstance what the ground leaves open, if it is known
     * @param comment free words, kept apart from the audit log
     */
    record NewRevocation(
            String issuer,
            String serial,
            LegalGround ground,
            Optional<Circumstance> circumstance,
            Optional<String> comment) {}

    /** A revocation that stands. */
    record RevocationView(
            String issuer,
            String serial,
            LegalGround ground,
            Optional<Circumstance> circumstance,
            RevocationReason reason,
            Instant revokedAt) {

        static RevocationView of(Revocation revocation) {
            return new RevocationView(
                    revocation.certificate().issuer().value(),
                    revocation.certificate().serial().toString(),
                    revocation.ground().legal(),
                    revocation.ground().circumstance(),
                    revocation.ground().reason(),
                    revocation.revokedAt());
        }
    }
}
