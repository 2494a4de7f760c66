package kz.kualik.authority.staff;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The centres and the people who work in them. */
public interface StaffRegister {

    /** All centres that are open, by code. */
    List<Centre> centres();

    /** The centre, if there is an open one with this code. */
    Optional<Centre> centre(CentreCode code);

    /** All active operators, by centre. */
    List<StaffMember> members();

    /** From now on the certificate's holder acts as this member of staff. A certificate is bound once only. */
    void bindCertificate(StaffId member, X509Certificate certificate);

    /** Active members of staff of every role who have no certificate. */
    List<StaffPost> postsWithoutCertificate();

    /** Whether the certificate was ever bound to anybody. */
    boolean isKnown(X509Certificate certificate);

    /**
     * The active member of staff whom the certificate is bound to, looked up by the SHA-256 fingerprint of its DER encoding.
     * Whether the certificate itself is valid, {@link Reception} judges.
     */
    Optional<StaffCaller> callerWith(X509Certificate certificate);
}
