package kz.kualik.authority.staff;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The centres and the people who work in them. */
public interface StaffRegister {

    /** All centres, by code. */
    List<Centre> centres();

    /** The centre, if there is one with this code. */
    Optional<Centre> centre(CentreCode code);

    /** All active members of staff, by centre. */
    List<StaffMember> members();

    /** From now on the certificate's holder acts as this member of staff. A certificate is bound once only. */
    void bindCertificate(StaffId member, X509Certificate certificate);

    /** The active operator whom the certificate is bound to, looked up by the SHA-256 fingerprint of its DER encoding. */
    Optional<Operator> operatorWith(X509Certificate certificate);
}
