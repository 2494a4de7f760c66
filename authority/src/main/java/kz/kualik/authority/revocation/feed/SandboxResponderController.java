package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A sandbox certifies responders without an officer; there is no such address outside the sandbox. */
@RestController
@RequestMapping("/api/v1/sandbox/responders")
@ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
class SandboxResponderController {

    private final EnrolmentDesk desk;

    SandboxResponderController(EnrolmentDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @OpenToAll("only in a sandbox, whose certificates prove nothing")
    EnrolmentDesk.Bundle enrol(@RequestBody EnrolmentDesk.Enrolment enrolment) throws ProblemException {
        return desk.enrol(enrolment, new Actor.SystemPart("sandbox"));
    }
}
