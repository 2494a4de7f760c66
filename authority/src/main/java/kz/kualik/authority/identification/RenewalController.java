package kz.kualik.authority.identification;

import java.net.URI;
import java.util.Optional;
import kz.kualik.authority.applications.ApplicationView;
import kz.kualik.authority.applications.ApplicationViews;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.AsksIdentity;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for certificates from holders who sign them with a valid key. */
@RestController
@RequestMapping("/api/v1/renewals")
class RenewalController {

    private final ValidKeys keys;
    private final ApplicationViews views;

    RenewalController(ValidKeys keys, ApplicationViews views) {
        this.keys = keys;
        this.views = views;
    }

    @OpenToAll("holders, by the signature of a valid key under the request for new ones")
    @AsksIdentity
    @PostMapping
    ResponseEntity<ApplicationView> renew(@RequestBody Renewal body) throws ProblemException {
        var view = views.of(
                keys.renew(body.cms(), body.documentNumber(), body.language().orElse("kk"), body.email()));
        return ResponseEntity.created(URI.create("/api/v1/applications/" + view.number()))
                .body(view);
    }

    /**
     * What is sent in.
     *
     * @param cms the signed request, CMS in base64, with the signer's certificate in it
     * @param documentNumber the number of the holder's identity document
     */
    @SuppressWarnings("ArrayRecordComponent") // read once from the body, never compared
    record Renewal(byte[] cms, String documentNumber, Optional<String> language, Optional<String> email) {

        /** The number of somebody's document does not belong into a log. */
        @Override
        public String toString() {
            return "Renewal";
        }
    }
}
