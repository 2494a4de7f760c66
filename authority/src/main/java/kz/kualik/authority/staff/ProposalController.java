package kz.kualik.authority.staff;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIinException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of staff and centres that take two officers. */
@RestController
@RequestMapping("/api/v1/staff-proposals")
@Requires(Right.MANAGE_STAFF)
class ProposalController {

    private static final String LIST = "staff-proposals";
    private static final UUID FIRST = new UUID(0, 0);
    private static final Pattern TITLE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final StaffManagement management;
    private final ProposalTable proposals;
    private final Registry registry;
    private final PersonMemory persons;
    private final IdentifierRules rules;

    ProposalController(
            StaffManagement management,
            ProposalTable proposals,
            Registry registry,
            PersonMemory persons,
            KualikProperties properties) {
        this.management = management;
        this.proposals = proposals;
        this.registry = registry;
        this.persons = persons;
        this.rules = properties.sandbox() ? IdentifierRules.SANDBOX : IdentifierRules.STRICT;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProposalView propose(StaffCaller officer, @RequestBody NewProposal body) throws ProblemException {
        return ProposalView.of(management.propose(officer, body.kind(), content(body)));
    }

    @GetMapping
    Page<ProposalView> proposals(PageRequest page) throws InvalidCursorException {
        var after = page.after(LIST);
        var proposedAfter = after.isPresent() ? after.get().instant(0) : Instant.EPOCH;
        var idAfter = after.isPresent() ? after.get().uuid(1) : FIRST;
        return page.page(
                        LIST,
                        proposals.page(proposedAfter, idAfter, page.fetch()),
                        proposal -> Position.of(proposal.proposedAt(), proposal.id()))
                .map(ProposalView::of);
    }

    @PostMapping("/{id}/confirmation")
    Confirmed confirm(@PathVariable UUID id, StaffCaller officer) throws ProblemException {
        return new Confirmed(management.confirm(officer, id));
    }

    @PostMapping("/{id}/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable UUID id, StaffCaller officer) throws ProblemException {
        management.reject(officer, id);
    }

    private Proposal.Content content(NewProposal body) throws ProblemException {
        if (body.title().isPresent() && !TITLE.matcher(body.title().get()).matches()) {
            throw new UnfitProposalException();
        }
        return new Proposal.Content(
                body.centre().isPresent()
                        ? Optional.of(CentreCodes.parse(body.centre().get()))
                        : Optional.empty(),
                body.names(),
                body.role(),
                person(body.iin()),
                body.title(),
                body.memberId().map(StaffId::new),
                request(body));
    }

    /** Whoever is to work here is alive and known to the registry today. */
    private Optional<PersonId> person(Optional<String> iin) throws ProblemException {
        if (iin.isEmpty()) {
            return Optional.empty();
        }
        try {
            var person = registry.person(Iin.parse(iin.get(), rules))
                    .filter(RegisteredPerson::isAlive)
                    .orElseThrow(UnfitProposalException::new);
            return Optional.of(persons.remember(person));
        } catch (InvalidIinException e) {
            throw new UnfitProposalException();
        }
    }

    private static Optional<String> request(NewProposal body) throws UnfitProposalException {
        if (body.request().isPresent() && body.request().get().length > LARGEST_REQUEST) {
            throw new UnfitProposalException();
        }
        return body.request().map(der -> Base64.getEncoder().encodeToString(der));
    }

    /**
     * A change that is proposed.
     *
     * @param centre the centre's code, for a new centre and for members who work at one
     * @param names the new centre's names
     * @param role the new member's role
     * @param iin the new member, if a person
     * @param title the new member, if a machine
     * @param memberId whose certificate
     * @param request PKCS#10 in base64
     */
    record NewProposal(
            Proposal.Kind kind,
            Optional<String> centre,
            Optional<Proposal.Names> names,
            Optional<Role> role,
            Optional<String> iin,
            Optional<String> title,
            Optional<UUID> memberId,
            Optional<byte[]> request) {}

    /**
     * What came of a confirmation.
     *
     * @param certificate the certificate that was issued, DER in base64
     */
    record Confirmed(Optional<byte[]> certificate) {}

    /** A proposal by ids, without the person's data. */
    record ProposalView(
            String id,
            Proposal.Kind kind,
            String proposedBy,
            Instant proposedAt,
            Optional<String> centre,
            Optional<Proposal.Names> names,
            Optional<Role> role,
            Optional<String> personId,
            Optional<String> title,
            Optional<String> memberId,
            Proposal.State state) {

        static ProposalView of(Proposal proposal) {
            var content = proposal.content();
            return new ProposalView(
                    proposal.id().toString(),
                    proposal.kind(),
                    proposal.proposedBy().toString(),
                    proposal.proposedAt(),
                    content.centre().map(CentreCode::value),
                    content.names(),
                    content.role(),
                    content.person().map(person -> person.value().toString()),
                    content.title(),
                    content.member().map(StaffId::toString),
                    proposal.state());
        }
    }
}
