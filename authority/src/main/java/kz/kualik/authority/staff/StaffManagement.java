package kz.kualik.authority.staff;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the staff changes. What gives a right takes two officers, one who proposes and another who confirms; what takes a right
 * away takes one, because it may have to be done at once. Nobody does either for themselves.
 */
@Service
class StaffManagement {

    private final ProposalTable proposals;
    private final MemberTable members;
    private final StaffRegister staff;
    private final StaffCertificates certificates;
    private final AuditLog audit;
    private final Clock clock;

    StaffManagement(
            ProposalTable proposals,
            MemberTable members,
            StaffRegister staff,
            StaffCertificates certificates,
            AuditLog audit,
            Clock clock) {
        this.proposals = proposals;
        this.members = members;
        this.staff = staff;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proposes a change, which does nothing yet. */
    @Transactional
    public Proposal propose(StaffCaller officer, Proposal.Kind kind, Proposal.Content content) throws ProblemException {
        requireSound(kind, content);
        requireOthersAffair(officer, content);
        var proposal = new Proposal(
                UUID.randomUUID(),
                kind,
                officer.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                content,
                Proposal.State.OPEN);
        proposals.insert(proposal);
        record(
                officer,
                AuditAction.STAFF_CHANGE_PROPOSED,
                "staff-proposal",
                proposal.id().toString(),
                kind);
        return proposal;
    }

    /**
     * Confirms another officer's proposal, and it takes effect in the same transaction.
     *
     * @return the certificate (DER) that was issued, if one was proposed
     */
    @Transactional
    public Optional<byte[]> confirm(StaffCaller officer, UUID id) throws ProblemException {
        var proposal = proposals.lockOpen(id).orElseThrow(UnknownProposalException::new);
        if (proposal.proposedBy().equals(officer.id())) {
            throw new OwnAffairException();
        }
        var proposer = members.find(proposal.proposedBy()).flatMap(ManagedMember::person);
        if (proposer.isPresent() && officer.is(proposer.get())) {
            throw new OwnAffairException();
        }
        requireOthersAffair(officer, proposal.content());
        var issued = carryOut(proposal);
        proposals.decide(id, Proposal.State.CONFIRMED, officer.id(), clock.instant());
        record(officer, AuditAction.STAFF_CHANGE_CONFIRMED, "staff-proposal", id.toString(), proposal.kind());
        return issued;
    }

    /** Rejects a proposal; whoever proposed it may take it back in this way. */
    @Transactional
    public void reject(StaffCaller officer, UUID id) throws ProblemException {
        var proposal = proposals.lockOpen(id).orElseThrow(UnknownProposalException::new);
        proposals.decide(id, Proposal.State.REJECTED, officer.id(), clock.instant());
        record(officer, AuditAction.STAFF_CHANGE_REJECTED, "staff-proposal", id.toString(), proposal.kind());
    }

    /** From the commit on every call of this member is refused. */
    @Transactional
    public void deactivate(StaffCaller officer, StaffId id) throws ProblemException {
        var officers = members.lockOfficers();
        var member = members.lockActive(id).orElseThrow(UnknownMemberException::new);
        requireOther(officer, member);
        if (member.role() == Role.OFFICER && officers <= 1) {
            throw new LastOfficerException();
        }
        members.deactivate(id, clock.instant());
        audit.record(AuditEvent.of(
                officer.actor(),
                AuditAction.STAFF_MEMBER_DEACTIVATED,
                new AuditedObject("staff-member", id.toString())));
    }

    /** From the commit on every call with this certificate is refused. */
    @Transactional
    public void withdraw(StaffCaller officer, String fingerprint) throws ProblemException {
        var owner = members.ownerOf(fingerprint).flatMap(members::find).orElseThrow(UnknownMemberException::new);
        requireOther(officer, owner);
        members.withdraw(fingerprint, clock.instant());
        audit.record(AuditEvent.of(
                officer.actor(),
                AuditAction.STAFF_CERTIFICATE_WITHDRAWN,
                new AuditedObject("staff-member", owner.id().toString()),
                Map.of("sha256", fingerprint)));
    }

    /** Nobody can choose the centre any more; applications that name it can be taken over. */
    @Transactional
    public void close(StaffCaller officer, CentreCode code) throws ProblemException {
        if (staff.centre(code).isEmpty()) {
            throw new UnknownMemberException();
        }
        if (members.isWorkedAt(code)) {
            throw new CentreInUseException();
        }
        members.close(code);
        audit.record(
                AuditEvent.of(officer.actor(), AuditAction.CENTRE_CLOSED, new AuditedObject("centre", code.value())));
    }

    private Optional<byte[]> carryOut(Proposal proposal) throws ProblemException {
        var content = proposal.content();
        return switch (proposal.kind()) {
            case OPEN_CENTRE ->
                requireDone(members.open(
                        content.centre().orElseThrow(), content.names().orElseThrow()));
            case ENROL_MEMBER ->
                requireDone(members.insert(
                        new StaffId(UUID.randomUUID()), content, content.role().orElseThrow(), clock.instant()));
            case BIND_CERTIFICATE -> Optional.of(bind(content));
        };
    }

    private static Optional<byte[]> requireDone(boolean done) throws UnfitProposalException {
        if (!done) {
            throw new UnfitProposalException();
        }
        return Optional.empty();
    }

    private byte[] bind(Proposal.Content content) throws ProblemException {
        var member = members.lockActive(content.member().orElseThrow()).orElseThrow(UnknownMemberException::new);
        return certificates.issue(
                new StaffPost(member.id(), member.role(), member.person(), 0),
                Base64.getDecoder().decode(content.request().orElseThrow()));
    }

    private void requireSound(Proposal.Kind kind, Proposal.Content content) throws ProblemException {
        var sound = switch (kind) {
            case OPEN_CENTRE ->
                content.centre().isPresent()
                        && content.names().filter(Proposal.Names::areSound).isPresent()
                        && content.role().isEmpty()
                        && content.member().isEmpty();
            case ENROL_MEMBER -> isSoundMember(content);
            case BIND_CERTIFICATE ->
                content.request().isPresent()
                        && content.role().isEmpty()
                        && content.member()
                                .flatMap(members::find)
                                .filter(ManagedMember::active)
                                .isPresent();
        };
        if (!sound) {
            throw new UnfitProposalException();
        }
        if (content.request().isPresent()) {
            certificates.requireFit(Base64.getDecoder().decode(content.request().get()));
        }
    }

    private boolean isSoundMember(Proposal.Content content) {
        return content.role()
                        .filter(role -> role.isPerson() == content.person().isPresent()
                                && role.isPerson() == content.title().isEmpty()
                                && role.isOfCentre() == content.centre().isPresent())
                        .isPresent()
                && content.centre().map(code -> staff.centre(code).isPresent()).orElse(true)
                && content.request().isEmpty();
    }

    private void requireOthersAffair(StaffCaller officer, Proposal.Content content) throws OwnAffairException {
        if (content.person().filter(officer::is).isPresent()) {
            throw new OwnAffairException();
        }
        var member = content.member().flatMap(members::find);
        if (member.isPresent()) {
            requireOther(officer, member.get());
        }
    }

    private static void requireOther(StaffCaller officer, ManagedMember member) throws OwnAffairException {
        if (member.id().equals(officer.id())
                || member.person().filter(officer::is).isPresent()) {
            throw new OwnAffairException();
        }
    }

    private void record(StaffCaller officer, AuditAction action, String object, String id, Proposal.Kind kind) {
        audit.record(
                AuditEvent.of(officer.actor(), action, new AuditedObject(object, id), Map.of("kind", kind.name())));
    }
}
