package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditTrail;
import kz.kualik.authority.audit.AuditedAct;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.pki.certificate.SerialNumber;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The auditor's view: acts in the order of time, of all or of one thing, and the evidence of one serial number. It stands in
 * this room and not in that of the log, which every room uses and which therefore knows neither web nor staff. Reading is
 * recorded too.
 */
@RestController
@RequestMapping("/api/v1/audit")
@Requires(Right.READ_AUDIT)
class AuditController {

    private static final String LIST = "audit-acts";

    private final AuditTrail trail;
    private final IssuanceEvidence evidence;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    AuditController(AuditTrail trail, IssuanceEvidence evidence, AuditLog audit, TransactionOperations transactions) {
        this.trail = trail;
        this.evidence = evidence;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Acts, oldest first; with both parameters those on one thing only. */
    @GetMapping("/acts")
    Page<AuditedAct> acts(
            StaffCaller caller,
            @RequestParam Optional<String> objectKind,
            @RequestParam Optional<String> objectId,
            PageRequest page)
            throws ProblemException {
        var after = page.after(LIST);
        var place = after.isEmpty() ? Optional.<AuditTrail.Place>empty() : Optional.of(place(after.get()));
        var object = object(objectKind, objectId);
        var found = read(
                caller,
                object.orElseGet(() -> new AuditedObject("audit-log", "all")),
                () -> trail.page(object, place, page.fetch()));
        return page.page(LIST, found, act -> Position.of(act.at(), act.chain(), act.sequence()));
    }

    /** What was approved by whom, when, on which answer of the registry, and what was then signed. */
    @GetMapping("/certificates/{issuer}/{serial}")
    IssuanceEvidence.Evidence certificate(StaffCaller caller, @PathVariable String issuer, @PathVariable String serial)
            throws ProblemException {
        var id = id(issuer, serial);
        return read(caller, audited(id), () -> evidence.find(id)).orElseThrow(UnknownSerialNumberException::new);
    }

    /** No serial number of ours looks like somebody's number or is longer than the audit log takes. */
    private static AuditedObject audited(CertificateId id) throws UnknownSerialNumberException {
        try {
            return new AuditedObject("certificate", id.toString());
        } catch (IllegalArgumentException e) {
            throw new UnknownSerialNumberException();
        }
    }

    private <T> T read(StaffCaller caller, AuditedObject object, Supplier<T> reading) {
        return transactions.execute(transaction -> {
            audit.record(AuditEvent.of(caller.actor(), AuditAction.AUDIT_READ, object, Map.of()));
            return reading.get();
        });
    }

    private static AuditTrail.Place place(Position position) throws ProblemException {
        Instant at = position.instant(0);
        return new AuditTrail.Place(at, position.text(1), position.number(2));
    }

    private static Optional<AuditedObject> object(Optional<String> kind, Optional<String> id) throws ProblemException {
        if (kind.isEmpty() && id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuditedObject(kind.orElse(""), id.orElse("")));
        } catch (IllegalArgumentException e) {
            throw new UnfitAuditedObjectException();
        }
    }

    private static CertificateId id(String issuer, String serial) throws ProblemException {
        try {
            return new CertificateId(new IssuerId(issuer), SerialNumber.ofHex(serial));
        } catch (IllegalArgumentException e) {
            throw new UnknownSerialNumberException();
        }
    }
}
