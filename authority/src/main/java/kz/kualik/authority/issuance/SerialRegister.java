package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kz.kualik.authority.keys.IssuerId;

/** Every serial number that an issuer has spent: what the status of certificates is made from. */
public interface SerialRegister {

    /**
     * A serial number that was planned and never became a certificate. It is answered as revoked, because a signature may
     * have been made in the moment of a crash.
     *
     * @param id issuer and serial number
     * @param retiredAt since when, in whole seconds
     */
    record RetiredSerial(CertificateId id, Instant retiredAt) {}

    /** Hands over every serial number that became a certificate, in no order, without holding them all in memory. */
    void forEachCertified(Consumer<CertificateId> consumer);

    /** The serial numbers of the issuer that will never be a certificate. */
    List<RetiredSerial> retired(IssuerId issuer);
}
