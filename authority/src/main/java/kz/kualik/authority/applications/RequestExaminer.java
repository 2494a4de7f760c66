package kz.kualik.authority.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import org.springframework.stereotype.Component;

/**
 * Judges the certificate requests of a form: strict DER, a sound key that we certify, proof of possession, and nothing in
 * them that contradicts the form. A GOST key serves for signature and authentication, so there is one request; RSA and
 * ECDSA need two keys of the same algorithm, and which is which is told by their order: signature first, authentication
 * second. The name in a request is not looked at, because certificates take theirs from the registry.
 */
@Component
class RequestExaminer {

    private static final int MAXIMUM_REQUESTS = 2;

    private final CryptoEngine engine;

    RequestExaminer(CryptoEngine engine) {
        this.engine = engine;
    }

    /** The requests in the order of the form, if all of them are good. */
    List<KeyRequest> examine(SubmissionForm form) throws RequestRefusedException, RequestCountException {
        return examine(form.requests(), form.storage(), form.email());
    }

    /** The same for requests that are to fit this storage and this e-mail address. */
    List<KeyRequest> examine(List<byte[]> requests, KeyStorage storage, Optional<String> email)
            throws RequestRefusedException, RequestCountException {
        var count = requests.size();
        if (count == 0 || count > MAXIMUM_REQUESTS) {
            throw new RequestCountException(MAXIMUM_REQUESTS, count);
        }
        var examined = new ArrayList<KeyRequest>();
        for (int position = 1; position <= count; position++) {
            examined.add(examine(requests.get(position - 1), storage, email, position));
        }
        var algorithm = examined.getFirst().algorithm();
        if (count != requestsFor(algorithm)) {
            throw new RequestCountException(requestsFor(algorithm), count);
        }
        if (examined.getLast().algorithm() != algorithm) {
            throw new RequestRefusedException(count, "the keys of a pair have one algorithm");
        }
        return examined;
    }

    private KeyRequest examine(byte[] der, KeyStorage storage, Optional<String> email, int position)
            throws RequestRefusedException {
        try {
            var request = CertificationRequest.parse(der);
            request.verifyProofOfPossession(engine);
            requireNoContradiction(storage, email, request, position);
            return new KeyRequest(request, KeyAlgorithm.of(request.publicKeyInfo()));
        } catch (CertificationRequestException | UnsupportedKeyException e) {
            throw new RequestRefusedException(position, String.valueOf(e.getMessage()));
        }
    }

    private static void requireNoContradiction(
            KeyStorage storage, Optional<String> email, CertificationRequest request, int position)
            throws RequestRefusedException {
        if (request.requestedStorage().filter(requested -> requested != storage).isPresent()) {
            throw new RequestRefusedException(position, "it names another key storage than the application");
        }
        if (!request.emailAddresses().stream().allMatch(email.stream().toList()::contains)) {
            throw new RequestRefusedException(position, "it names another e-mail address than the application");
        }
        if (!request.dnsNames().isEmpty()) {
            throw new RequestRefusedException(
                    position, "no host name is certified on application; control of it is shown by protocol");
        }
    }

    private static int requestsFor(KeyAlgorithm algorithm) {
        return algorithm.family() == KeyFamily.GOST_2015 ? 1 : 2;
    }
}
