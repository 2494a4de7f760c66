package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidBinException;
import kz.kualik.pki.identity.InvalidIinException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the state's registry tells what has happened. Telling an event again changes nothing and is answered the same. */
@RestController
@GoesOnWithoutRoom
@RequestMapping("/api/v1/registry/events")
@Requires(Right.REPORT_REGISTRY_EVENTS)
class RegistryEventController {

    private final RegistryEvents events;
    private final TaskTable tasks;
    private final IdentifierRules rules;

    RegistryEventController(RegistryEvents events, TaskTable tasks, KualikProperties properties) {
        this.events = events;
        this.tasks = tasks;
        this.rules = properties.sandbox() ? IdentifierRules.SANDBOX : IdentifierRules.STRICT;
    }

    @PostMapping
    EventView tell(StaffCaller machine, @RequestBody NewEvent body) throws ProblemException {
        var received = events.receive(
                machine,
                new RegistryNews(
                        body.eventId(),
                        body.kind(),
                        iin("iin", body.iin()),
                        bin(body.bin()),
                        iin("newHeadIin", body.newHeadIin()),
                        body.occurredAt()));
        return new EventView(
                body.eventId(),
                received.outcome(),
                received.receivedAt(),
                received.revoked(),
                tasks.ofEvent(body.eventId()).stream()
                        .map(task -> task.id().toString())
                        .toList());
    }

    private Optional<Iin> iin(String field, Optional<String> text) throws UnfitEventException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Iin.parse(text.get(), rules));
        } catch (InvalidIinException e) {
            throw new UnfitEventException(field);
        }
    }

    private Optional<Bin> bin(Optional<String> text) throws UnfitEventException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bin.parse(text.get(), rules));
        } catch (InvalidBinException e) {
            throw new UnfitEventException("bin");
        }
    }

    /**
     * What happened.
     *
     * @param eventId the registry's id of the event, the same in every delivery
     * @param iin to whom, for DEATH and NAME_CHANGE
     * @param bin to whom, for the others
     * @param newHeadIin who heads the entity now, for HEAD_CHANGE
     * @param occurredAt when it happened
     */
    record NewEvent(
            String eventId,
            RegistryEventKind kind,
            Optional<String> iin,
            Optional<String> bin,
            Optional<String> newHeadIin,
            Instant occurredAt) {}

    /**
     * What it has led to.
     *
     * @param revoked the certificates that were revoked, issuer and serial number
     * @param tasks the tasks that were opened for officers
     */
    record EventView(
            String eventId,
            RegistryEventTable.Outcome outcome,
            Instant receivedAt,
            List<String> revoked,
            List<String> tasks) {}
}
