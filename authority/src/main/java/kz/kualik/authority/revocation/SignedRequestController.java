package kz.kualik.authority.revocation;

import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Revocation by a signed statement, for holders whose keys no TLS library knows. */
@RestController
@RequestMapping("/api/v1/signed-revocations")
@GoesOnWithoutRoom
class SignedRequestController {

    private final SignedRequests requests;

    SignedRequestController(SignedRequests requests) {
        this.requests = requests;
    }

    @OpenToAll("holders, by the signature under the statement, on what is theirs")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RevocationController.RevocationView revoke(@RequestBody SignedWish wish) throws ProblemException {
        return RevocationController.RevocationView.of(requests.follow(wish.cms()));
    }

    /**
     * What is asked for.
     *
     * @param cms the signed statement, CMS in base64, with the signer's certificate in it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once from the body, never compared
    record SignedWish(byte[] cms) {}
}
