package kz.kualik.pki.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Whom a certificate is for.
 *
 * @param name the distinguished name
 * @param identification how the holder was identified, where the profile tells it
 * @param storage where the key lives, where the profile tells it
 * @param alternativeNames e-mail addresses, host names and addresses
 */
public record CertificateSubject(
        X500Name name,
        Optional<IdentificationMethod> identification,
        Optional<KeyStorage> storage,
        List<GeneralName> alternativeNames) {

    public CertificateSubject {
        alternativeNames = List.copyOf(alternativeNames);
    }

    /** A service or an authority: a name is all there is to tell. */
    public static CertificateSubject of(X500Name name) {
        return new CertificateSubject(name, Optional.empty(), Optional.empty(), List.of());
    }

    /** A holder who was identified and keeps the key somewhere. */
    public static CertificateSubject of(X500Name name, IdentificationMethod identification, KeyStorage storage) {
        return new CertificateSubject(name, Optional.of(identification), Optional.of(storage), List.of());
    }

    public CertificateSubject withEmail(String address) {
        return with(new GeneralName(GeneralName.rfc822Name, address));
    }

    public CertificateSubject withDnsName(String name) {
        return with(new GeneralName(GeneralName.dNSName, name));
    }

    /** An address in its usual text form, IPv4 or IPv6. */
    public CertificateSubject withIpAddress(String address) {
        return with(new GeneralName(GeneralName.iPAddress, address));
    }

    private CertificateSubject with(GeneralName added) {
        var names = new ArrayList<>(alternativeNames);
        names.add(added);
        return new CertificateSubject(name, identification, storage, names);
    }

    /** Hides who it is, because texts like this one end in logs. */
    @Override
    public String toString() {
        return "CertificateSubject[hidden]";
    }
}
