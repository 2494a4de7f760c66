package kz.kualik.pki.request;

/** The bytes are not a certification request of the form that is taken here. */
public final class MalformedCertificationRequestException extends CertificationRequestException {

    private static final long serialVersionUID = 1L;

    MalformedCertificationRequestException(String what) {
        super("the certification request is malformed: " + what);
    }

    MalformedCertificationRequestException(String what, Throwable cause) {
        super("the certification request is malformed: " + what, cause);
    }
}
