package kz.kualik.authority.revocation.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Responders are certified and withdrawn by officers of the authority. */
@RestController
@RequestMapping("/api/v1/responders")
@Requires(Right.MANAGE_RESPONDERS)
class ResponderController {

    private final Responders responders;
    private final EnrolmentDesk desk;
    private final FeedKeyReplacement feedKey;

    ResponderController(Responders responders, EnrolmentDesk desk, FeedKeyReplacement feedKey) {
        this.responders = responders;
        this.desk = desk;
        this.feedKey = feedKey;
    }

    @GetMapping
    List<ResponderView> list() {
        return responders.all().stream()
                .map(one -> new ResponderView(one.name(), one.enrolledAt(), one.withdrawnAt()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EnrolmentDesk.Bundle enrol(StaffCaller officer, @RequestBody EnrolmentDesk.Enrolment enrolment)
            throws ProblemException {
        return desk.enrol(enrolment, officer.actor());
    }

    @PostMapping("/{name}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            StaffCaller officer,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Withdrawal withdrawal)
            throws ProblemException {
        responders.withdraw(
                name, withdrawal != null && withdrawal.keyCompromised().orElse(false), officer.actor());
    }

    /**
     * Why a responder is given up.
     *
     * @param keyCompromised somebody else may have had its keys; not so if it is not told
     */
    record Withdrawal(Optional<Boolean> keyCompromised) {}

    /** The key of the status feed may be in other hands: its certificate is revoked, and another key signs from now on. */
    @PostMapping("/feed-key/replacement")
    FeedKeyView replaceFeedKey(StaffCaller officer) {
        return new FeedKeyView(feedKey.replace(officer.actor()).toString());
    }

    /** The serial number of the certificate of the feed's key. */
    record FeedKeyView(String serial) {}

    /** A responder as it was enrolled. */
    record ResponderView(String name, Instant enrolledAt, Optional<Instant> withdrawnAt) {}
}
