package kz.kualik.authority.keys;

import java.util.List;
import kz.kualik.pki.certificate.Certificate;

/**
 * One suite's part of the hierarchy without its root key.
 *
 * @param suite which family of algorithms
 * @param root the root certificate
 * @param rootList the root's revocation list, DER
 * @param issuing the issuing authority
 * @param ocsp its OCSP responder
 * @param tsa its time-stamping authority
 */
@SuppressWarnings("ArrayRecordComponent") // a list of a few hundred octets, carried to its file, never compared
record Branch(
        AlgorithmSuite suite,
        Certificate root,
        byte[] rootList,
        KeyedCertificate issuing,
        KeyedCertificate ocsp,
        KeyedCertificate tsa) {

    /** What the issuing authority has issued to the house itself and whose status may be asked for. */
    List<Certificate> services() {
        return List.of(ocsp.certificate(), tsa.certificate());
    }
}
