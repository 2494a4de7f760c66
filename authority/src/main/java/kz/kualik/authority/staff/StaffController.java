package kz.kualik.authority.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members of staff and their certificates: seeing them, and taking rights away. */
@RestController
@RequestMapping("/api/v1")
class StaffController {

    private static final String LIST = "staff";
    private static final String CERTIFICATES = "staff-certificates";
    private static final UUID FIRST = new UUID(0, 0);
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final MemberTable members;
    private final StaffManagement management;

    StaffController(MemberTable members, StaffManagement management) {
        this.members = members;
        this.management = management;
    }

    /** A supervisor sees the own centre, officers and auditors see everybody. */
    @Requires(Right.SEE_STAFF)
    @GetMapping("/staff")
    Page<MemberView> staff(StaffCaller caller, PageRequest page) throws InvalidCursorException {
        var after = page.after(LIST);
        var enrolledAfter = after.isPresent() ? after.get().instant(0) : Instant.EPOCH;
        var idAfter = after.isPresent() ? after.get().uuid(1) : FIRST;
        var centre = Right.SEE_STAFF.isHeldEverywhereBy(caller.role()) ? Optional.<CentreCode>empty() : caller.centre();
        return page.page(
                        LIST,
                        members.page(centre, enrolledAfter, idAfter, page.fetch()),
                        member -> Position.of(member.enrolledAt(), member.id()))
                .map(MemberView::of);
    }

    @Requires(Right.SEE_STAFF)
    @GetMapping("/staff/{id}/certificates")
    Page<MemberTable.BoundCertificate> certificates(@PathVariable UUID id, StaffCaller caller, PageRequest page)
            throws ProblemException {
        var member = members.find(new StaffId(id)).orElseThrow(UnknownMemberException::new);
        caller.require(Right.SEE_STAFF, member.centre());
        var after = page.after(CERTIFICATES);
        var boundAfter = after.isPresent() ? after.get().instant(0) : Instant.EPOCH;
        var fetched = members.certificates(member.id(), boundAfter, page.fetch());
        return page.page(CERTIFICATES, fetched, bound -> Position.of(bound.boundAt()));
    }

    @Requires(Right.MANAGE_STAFF)
    @PostMapping("/staff/{id}/deactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@PathVariable UUID id, StaffCaller officer) throws ProblemException {
        management.deactivate(officer, new StaffId(id));
    }

    @Requires(Right.MANAGE_STAFF)
    @PostMapping("/staff-certificates/{fingerprint}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String fingerprint, StaffCaller officer) throws ProblemException {
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new UnknownMemberException();
        }
        management.withdraw(officer, fingerprint);
    }

    @Requires(Right.MANAGE_STAFF)
    @PostMapping("/centres/{code}/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String code, StaffCaller officer) throws ProblemException {
        management.close(officer, CentreCodes.parse(code));
    }

    /** A member by ids; names are the registry's and are looked up there, which is recorded. */
    record MemberView(
            String id,
            Role role,
            Optional<String> personId,
            Optional<String> centre,
            Optional<String> title,
            boolean active,
            Instant enrolledAt,
            int certificates) {

        static MemberView of(ManagedMember member) {
            return new MemberView(
                    member.id().toString(),
                    member.role(),
                    member.person().map(PersonId::value).map(UUID::toString),
                    member.centre().map(CentreCode::value),
                    member.title(),
                    member.active(),
                    member.enrolledAt(),
                    member.certificates());
        }
    }
}
