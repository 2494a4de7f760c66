package kz.kualik.authority.applications;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.issuance.IssuedCertificate;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.Word;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.authority.staff.InvalidCentreCodeException;
import kz.kualik.authority.web.AsksIdentity;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidBinException;
import kz.kualik.pki.identity.InvalidIinException;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The applicant's side of the API. */
@RestController
@RequestMapping("/api/v1/applications")
class ApplicationController {

    private final Submission submission;
    private final ApplicantDesk desk;
    private final Corrections corrections;
    private final ApplicationViews views;
    private final IdentifierRules rules;

    ApplicationController(
            Submission submission,
            ApplicantDesk desk,
            Corrections corrections,
            ApplicationViews views,
            KualikProperties properties) {
        this.submission = submission;
        this.desk = desk;
        this.corrections = corrections;
        this.views = views;
        this.rules = properties.sandbox() ? IdentifierRules.SANDBOX : IdentifierRules.STRICT;
    }

    @OpenToAll("anybody may apply; the registry decides")
    @AsksIdentity
    @PostMapping
    ResponseEntity<ApplicationView> submit(@RequestBody NewApplication body) throws ProblemException {
        var view = views.of(submission.submit(form(body)));
        return ResponseEntity.created(URI.create("/api/v1/applications/" + view.number()))
                .body(view);
    }

    @OpenToAll("number and document number together show that it is the applicant")
    @AsksIdentity
    @GetMapping("/{number}")
    ApplicationView show(
            @PathVariable ApplicationNumber number,
            @RequestHeader(ShownDocument.HEADER) Optional<String> document,
            HttpServletRequest request)
            throws ProblemException {
        return desk.look(number, ShownDocument.of(document, request).number());
    }

    @OpenToAll("number and document number together show that it is the applicant")
    @AsksIdentity
    @GetMapping("/{number}/certificates")
    List<CertificateView> certificates(
            @PathVariable ApplicationNumber number,
            @RequestHeader(ShownDocument.HEADER) Optional<String> document,
            HttpServletRequest request)
            throws ProblemException {
        return desk.certificates(number, ShownDocument.of(document, request).number()).stream()
                .map(CertificateView::of)
                .toList();
    }

    @OpenToAll("number and document number together show that it is the applicant")
    @AsksIdentity
    @PostMapping("/{number}/installation")
    ApplicationView installed(@PathVariable ApplicationNumber number, @RequestBody Document body)
            throws ProblemException {
        return views.of(desk.installed(number, body.documentNumber()));
    }

    @OpenToAll("number and document number together show that it is the applicant")
    @AsksIdentity
    @PostMapping("/{number}/withdrawal")
    ApplicationView withdraw(@PathVariable ApplicationNumber number, @RequestBody Document body)
            throws ProblemException {
        return views.of(desk.withdraw(number, body.documentNumber()));
    }

    /** Sends an application that was given back in again, corrected. */
    @OpenToAll("number and document number together show that it is the applicant")
    @AsksIdentity
    @PostMapping("/{number}/correction")
    ApplicationView correct(
            @PathVariable ApplicationNumber number,
            @RequestHeader(ShownDocument.HEADER) Optional<String> document,
            HttpServletRequest request,
            @RequestBody CorrectedApplication body)
            throws ProblemException {
        InvalidFieldException.requireNoHoles("requests", body.requests().orElse(List.of()));
        var correction = new Correction(
                body.storage(), centre(body.centre()), body.email(), body.agreementVersion(), body.requests());
        return views.of(
                corrections.correct(number, ShownDocument.of(document, request).number(), correction));
    }

    private SubmissionForm form(NewApplication body) throws InvalidFieldException {
        InvalidFieldException.requireNoHoles("requests", body.requests());
        return new SubmissionForm(
                body.subjectType(),
                iin(body.iin()),
                body.documentNumber(),
                bin(body.bin()),
                body.systemName(),
                body.storage(),
                centre(body.centre()),
                body.language().orElse("kk"),
                body.email(),
                body.agreementVersion(),
                body.requests());
    }

    private Iin iin(String text) throws InvalidFieldException {
        try {
            return Iin.parse(text, rules);
        } catch (InvalidIinException e) {
            throw InvalidFieldException.of("iin", e);
        }
    }

    private Optional<Bin> bin(Optional<String> text) throws InvalidFieldException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bin.parse(text.get(), rules));
        } catch (InvalidBinException e) {
            throw InvalidFieldException.of("bin", e);
        }
    }

    private static Optional<CentreCode> centre(Optional<String> text) throws InvalidFieldException {
        return text.isPresent() ? Optional.of(centre(text.get())) : Optional.empty();
    }

    private static CentreCode centre(String text) throws InvalidFieldException {
        try {
            return new CentreCode(text);
        } catch (InvalidCentreCodeException e) {
            throw new InvalidFieldException("centre", Word.of("field.centre"), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A new application.
     *
     * @param systemName the name of an information system, for that subject type only
     * @param requests PKCS#10 in base64: for GOST one; for RSA and ECDSA two, the signature key's first, the
     *     authentication key's second
     */
    record NewApplication(
            SubjectType subjectType,
            String iin,
            String documentNumber,
            Optional<String> bin,
            Optional<String> systemName,
            KeyStorage storage,
            String centre,
            Optional<String> language,
            Optional<String> email,
            String agreementVersion,
            List<byte[]> requests) {}

    /**
     * What is corrected; what is missing stays as it is.
     *
     * @param requests for new keys, in place of all former requests
     */
    record CorrectedApplication(
            Optional<KeyStorage> storage,
            Optional<String> centre,
            Optional<String> email,
            String agreementVersion,
            Optional<List<byte[]>> requests) {}

    /** Shows that the caller is the applicant. */
    record Document(String documentNumber) {}

    /** A certificate for its holder; the bytes are DER in base64. */
    record CertificateView(String serial, String profile, String issuer, String certificate) {

        static CertificateView of(IssuedCertificate issued) {
            return new CertificateView(
                    issued.id().serial().toString(),
                    issued.profile(),
                    issued.id().issuer().value(),
                    Base64.getEncoder().encodeToString(issued.certificate().encoded()));
        }
    }
}
