package kz.kualik.authority.applications;

import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.Word;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's side of the API. */
@RestController
@RequestMapping("/api/v1/applications/{number}")
@Requires(Right.HANDLE_APPLICATIONS)
class DecisionController {

    private static final int LONGEST_COMMENT = 1_000;

    private final Decisions decisions;
    private final ApplicationViews views;

    DecisionController(Decisions decisions, ApplicationViews views) {
        this.decisions = decisions;
        this.views = views;
    }

    @PostMapping("/approval")
    ApplicationView approve(@PathVariable ApplicationNumber number, Operator operator) throws ProblemException {
        return views.of(decisions.approve(number, operator));
    }

    @PostMapping("/refusal")
    ApplicationView refuse(@PathVariable ApplicationNumber number, Operator operator, @RequestBody Refusal refusal)
            throws ProblemException {
        if (refusal.comment().filter(words -> words.length() > LONGEST_COMMENT).isPresent()) {
            throw new InvalidFieldException(
                    "comment", Word.of("field.comment", LONGEST_COMMENT), "1.." + LONGEST_COMMENT);
        }
        return views.of(decisions.refuse(number, operator, refusal.ground(), refusal.comment()));
    }

    /** Why the application is refused; the comment is shown to the applicant. */
    record Refusal(RefusalGround ground, Optional<String> comment) {}
}
