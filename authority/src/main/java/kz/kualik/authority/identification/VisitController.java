package kz.kualik.authority.identification;

import java.util.Set;
import kz.kualik.authority.applications.ApplicationNumber;
import kz.kualik.authority.applications.ApplicationView;
import kz.kualik.authority.applications.ApplicationViews;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes note of visits. */
@RestController
@RequestMapping("/api/v1/applications/{number}/visits")
@Requires(Right.HANDLE_APPLICATIONS)
class VisitController {

    private final Visits visits;
    private final ApplicationViews views;

    VisitController(Visits visits, ApplicationViews views) {
        this.visits = visits;
        this.views = views;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationView visited(@PathVariable ApplicationNumber number, Operator operator, @RequestBody Visit visit)
            throws ProblemException {
        return views.of(visits.record(number, operator, visit.documentsSeen(), visit.faceCompared()));
    }

    /** What the operator saw. */
    record Visit(Set<DocumentKind> documentsSeen, boolean faceCompared) {}
}
