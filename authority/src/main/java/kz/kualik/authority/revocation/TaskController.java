package kz.kualik.authority.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks that registry events have left. */
@RestController
@GoesOnWithoutRoom
@RequestMapping("/api/v1/revocation-tasks")
class TaskController {

    private static final String LIST = "revocation-tasks";
    private static final UUID FIRST = new UUID(0, 0);

    private final TaskTable tasks;
    private final TaskDesk desk;
    private final RevocationClock clock;

    TaskController(TaskTable tasks, TaskDesk desk, RevocationClock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.clock = clock;
    }

    /** The oldest first, all or those of one state. */
    @Requires(Right.SEE_REVOCATION_TASKS)
    @GetMapping
    Page<TaskView> tasks(@RequestParam Optional<RevocationTask.State> state, PageRequest page)
            throws InvalidCursorException {
        var after = page.after(LIST);
        var receivedAfter = after.isPresent() ? after.get().instant(0) : Instant.EPOCH;
        var idAfter = after.isPresent() ? after.get().uuid(1) : FIRST;
        return page.page(
                        LIST,
                        tasks.page(state, receivedAfter, idAfter, page.fetch()),
                        task -> Position.of(task.receivedAt(), task.id()))
                .map(this::view);
    }

    @Requires(Right.DECIDE_REVOCATION_TASKS)
    @PostMapping("/{id}/revocation")
    TaskView revoke(@PathVariable UUID id, StaffCaller officer) throws ProblemException {
        return view(desk.revoke(officer, id));
    }

    @Requires(Right.DECIDE_REVOCATION_TASKS)
    @PostMapping("/{id}/dismissal")
    TaskView dismiss(@PathVariable UUID id, StaffCaller officer) throws ProblemException {
        return view(desk.keep(officer, id));
    }

    private TaskView view(RevocationTask task) {
        return TaskView.of(task, clock.boundFrom(task.receivedAt()));
    }

    /**
     * A task.
     *
     * @param due until when the register has to tell of the revocation, if it is one (article 18, paragraph 3)
     */
    record TaskView(
            String id,
            String eventId,
            String issuer,
            String serial,
            LegalGround ground,
            Optional<Circumstance> circumstance,
            Instant receivedAt,
            Instant due,
            RevocationTask.State state,
            Optional<Instant> decidedAt) {

        static TaskView of(RevocationTask task, Duration bound) {
            return new TaskView(
                    task.id().toString(),
                    task.eventId(),
                    task.certificate().issuer().value(),
                    task.certificate().serial().toString(),
                    task.ground().legal(),
                    task.ground().circumstance(),
                    task.receivedAt(),
                    task.receivedAt().plus(bound),
                    task.state(),
                    task.decidedAt());
        }
    }
}
