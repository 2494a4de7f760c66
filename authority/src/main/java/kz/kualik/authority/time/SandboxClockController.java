package kz.kualik.authority.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and moves the sandbox's clock; there is no such address outside the sandbox. */
@RestController
@RequestMapping("/api/v1/sandbox/clock")
@OpenToAll("the sandbox is there to be played with")
@ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
class SandboxClockController {

    private final SandboxClock clock;

    SandboxClockController(SandboxClock clock) {
        this.clock = clock;
    }

    @GetMapping
    ClockView show() {
        return view(clock.ahead());
    }

    @PostMapping
    ClockView move(@RequestBody ClockMove move) throws ClockMoveRefusedException {
        return view(clock.advance(move.advance()));
    }

    private ClockView view(Duration ahead) {
        var now = clock.instantAhead(ahead);
        return new ClockView(now, AlmatyTime.dateAt(now), ahead);
    }

    /**
     * What the clock says.
     *
     * @param now the instant
     * @param today the calendar day in Kazakhstan
     * @param ahead how far the clock runs ahead of the real time, ISO 8601
     */
    record ClockView(Instant now, LocalDate today, Duration ahead) {}

    /**
     * How to move it.
     *
     * @param advance the step forward, ISO 8601, for example {@code P31D}
     */
    record ClockMove(Duration advance) {}
}
