package kz.kualik.authority.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.pki.crl.RevocationReason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Revocation by members of staff, at the counter or in the authority itself; the key is not needed. */
@RestController
@GoesOnWithoutRoom
@RequestMapping("/api/v1/revocations")
@Requires(Right.REVOKE_CERTIFICATES)
class RevocationController {

    /** What is older was not received by this authority. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(366);

    private final RevocationDesk desk;
    private final Clock clock;

    RevocationController(RevocationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RevocationView revoke(StaffCaller caller, @RequestBody NewRevocation body) throws ProblemException {
        var comment = body.comment().map(String::length).orElse(0);
        if (comment > RevocationRequest.MAXIMUM_COMMENT_LENGTH) {
            throw new RevocationCommentTooLongException(comment);
        }
        if (body.basis().isPresent()
                && (body.basis().get().isBlank()
                        || body.basis().get().indexOf(0) >= 0
                        || body.basis().get().length() > RevocationRequest.MAXIMUM_BASIS_LENGTH)) {
            throw new BasisMissingException(body.ground());
        }
        var now = clock.instant();
        if (body.receivedAt().isPresent()
                && (body.receivedAt().get().isAfter(now)
                        || body.receivedAt().get().isBefore(now.minus(LONGEST_DELAY)))) {
            throw new ReceiptTimeException();
        }
        return RevocationView.of(desk.revoke(
                caller,
                new RevocationRequest(
                        CertificateName.parse(body.issuer(), body.serial()),
                        ground(body),
                        caller.actor(),
                        body.comment().map(words -> words.replace("\0", "")),
                        body.basis(),
                        body.receivedAt())));
    }

    private static RevocationGround ground(NewRevocation body) throws UnfitCircumstanceException {
        var circumstance = body.circumstance();
        if (circumstance.isPresent() && circumstance.get().ground() != body.ground()) {
            throw new UnfitCircumstanceException(body.ground(), circumstance.get());
        }
        return new RevocationGround(body.ground(), circumstance);
    }

    /**
     * A revocation that is asked for.
     *
     * @param issuer the issuing authority's short name, for example {@code gost}
     * @param serial the serial number in hexadecimal
     * @param ground one of the seven legal grounds
     * @param circumstance what the ground leaves open, if it is known
     * @param comment free words, kept apart from the audit log
     * @param basis the paper that it rests on; needed for a court decision and for false data
     * @param receivedAt when the information was received, if that was before now
     */
    record NewRevocation(
            String issuer,
            String serial,
            LegalGround ground,
            Optional<Circumstance> circumstance,
            Optional<String> comment,
            Optional<String> basis,
            Optional<Instant> receivedAt) {}

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
