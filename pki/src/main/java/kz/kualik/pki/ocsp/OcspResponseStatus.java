package kz.kualik.pki.ocsp;

import java.util.Optional;

/** OCSPResponseStatus (RFC 6960, section 4.2.1). Only a successful response is signed. */
public enum OcspResponseStatus {
    SUCCESSFUL(0),
    MALFORMED_REQUEST(1),
    INTERNAL_ERROR(2),
    TRY_LATER(3),
    SIG_REQUIRED(5),
    UNAUTHORIZED(6);

    private final int code;

    OcspResponseStatus(int code) {
        this.code = code;
    }

    /** The value of the ENUMERATED. */
    public int code() {
        return code;
    }

    static Optional<OcspResponseStatus> ofCode(int code) {
        for (var status : values()) {
            if (status.code == code) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** The whole response for a status other than successful: it carries nothing but the status. */
    public byte[] unsignedResponse() {
        if (this == SUCCESSFUL) {
            throw new IllegalStateException("a successful response must be signed");
        }
        return new byte[] {0x30, 0x03, 0x0a, 0x01, (byte) code};
    }
}
