package kz.kualik.pki.request;

import java.util.List;

/** The public key of a request is weak, of a kind that is not certified, or not the asker's to use. */
public final class UnacceptableKeyException extends CertificationRequestException {

    private static final long serialVersionUID = 1L;

    private UnacceptableKeyException(String message) {
        super(message);
    }

    static UnacceptableKeyException unsound(List<String> defects) {
        return new UnacceptableKeyException("the public key cannot be certified: " + String.join("; ", defects));
    }

    static UnacceptableKeyException taken() {
        return new UnacceptableKeyException(
                "the public key cannot be certified: it is in use by an authority or by another certificate");
    }
}
