package kz.kualik.authority.revocation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What holders do with their own certificates, by a valid one of them. */
@RestController
@GoesOnWithoutRoom
@RequestMapping("/api/v1/own")
@OpenToAll("holders, by the certificate that they show, on what is theirs")
class OwnController {

    private final HolderReception reception;
    private final HolderDesk desk;
    private final OwnCertificates own;

    OwnController(HolderReception reception, HolderDesk desk, OwnCertificates own) {
        this.reception = reception;
        this.desk = desk;
        this.own = own;
    }

    @GetMapping("/certificates")
    Page<CertificateView> certificates(HttpServletRequest request, PageRequest page) throws ProblemException {
        var holder = reception.holder(request);
        return desk.own(holder.person().orElseThrow(HolderCertificateRequiredException::new), page);
    }

    @PostMapping("/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    RevocationController.RevocationView revoke(HttpServletRequest request, @RequestBody Wanted wanted)
            throws ProblemException {
        return RevocationController.RevocationView.of(own.revoke(
                reception.holder(request),
                CertificateName.parse(wanted.issuer(), wanted.serial()),
                wanted.circumstance()));
    }

    /** Which certificate is to be revoked; the ground is the owner's request. */
    record Wanted(String issuer, String serial, Optional<Circumstance> circumstance) {}
}
