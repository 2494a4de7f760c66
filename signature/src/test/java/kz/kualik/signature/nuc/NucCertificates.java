package kz.kualik.signature.nuc;

import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;

/** Certificates out of the folder of real files. */
final class NucCertificates {

    private NucCertificates() {}

    static Certificate read(String path) {
        try {
            return Certificate.parse(PemOrDer.decodeSingle(NucFiles.read(path), Certificate.MAXIMUM_SIZE));
        } catch (Asn1Exception | MalformedCertificateException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
