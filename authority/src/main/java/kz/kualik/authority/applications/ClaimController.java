package kz.kualik.authority.applications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who works on an application, and at which centre. */
@RestController
@RequestMapping("/api/v1/applications/{number}")
class ClaimController {

    private final Claims claims;
    private final TakeOver takeOver;
    private final ApplicationViews views;

    ClaimController(Claims claims, TakeOver takeOver, ApplicationViews views) {
        this.claims = claims;
        this.takeOver = takeOver;
        this.views = views;
    }

    @Requires(Right.HANDLE_APPLICATIONS)
    @PostMapping("/claim")
    ClaimView claim(@PathVariable ApplicationNumber number, Operator operator) throws ProblemException {
        return ClaimView.of(claims.claim(number, operator));
    }

    @Requires(Right.HANDLE_APPLICATIONS)
    @DeleteMapping("/claim")
    ClaimView letGo(@PathVariable ApplicationNumber number, Operator operator) throws ProblemException {
        return ClaimView.of(claims.letGo(number, operator));
    }

    @Requires(Right.HANDLE_APPLICATIONS)
    @PostMapping("/claim/hand-over")
    ClaimView handOver(@PathVariable ApplicationNumber number, Operator operator, @RequestBody HandOver body)
            throws ProblemException {
        return ClaimView.of(claims.handOver(number, operator, new StaffId(body.to())));
    }

    /** A supervisor ends a colleague's hold before its time, when the colleague cannot. */
    @Requires(Right.BREAK_CLAIMS)
    @PostMapping("/claim/break")
    ClaimView breakOff(@PathVariable ApplicationNumber number, StaffCaller supervisor) throws ProblemException {
        return ClaimView.of(claims.breakOff(number, supervisor));
    }

    @Requires(Right.TAKE_APPLICATIONS_OVER)
    @PostMapping("/take-over")
    ApplicationView takeOver(@PathVariable ApplicationNumber number, Operator operator) throws ProblemException {
        return views.of(takeOver.take(number, operator));
    }

    /** To whom. */
    record HandOver(UUID to) {}

    /** Who works on the application, if anybody does. */
    record ClaimView(String number, Optional<String> holder, Optional<Instant> until) {

        static ClaimView of(Application application) {
            return new ClaimView(
                    application.number().digits(),
                    application.claim().map(claim -> claim.holder().toString()),
                    application.claim().map(Claim::until));
        }
    }
}
