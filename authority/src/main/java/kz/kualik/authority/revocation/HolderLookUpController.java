package kz.kualik.authority.revocation;

import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.OnlyReads;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIinException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which certificates a person holds, for members of staff. A POST, because an IIN does not belong into an address. */
@RestController
@RequestMapping("/api/v1/holder-look-ups")
@Requires(Right.LOOK_UP_HOLDERS)
class HolderLookUpController {

    private final HolderDesk desk;
    private final IdentifierRules rules;

    HolderLookUpController(HolderDesk desk, KualikProperties properties) {
        this.desk = desk;
        this.rules = properties.sandbox() ? IdentifierRules.SANDBOX : IdentifierRules.STRICT;
    }

    @OnlyReads
    @PostMapping
    Page<CertificateView> lookUp(StaffCaller caller, @RequestBody Wanted wanted, PageRequest page)
            throws ProblemException {
        try {
            return desk.lookUp(caller, Iin.parse(wanted.iin(), rules), page);
        } catch (InvalidIinException e) {
            throw new UnfitIinException();
        }
    }

    /** Whose certificates are wanted. */
    record Wanted(String iin) {}
}
