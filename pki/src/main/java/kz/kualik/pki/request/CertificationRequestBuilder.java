package kz.kualik.pki.request;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.name.AlternativeNameForm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes certification requests as clients of the national authority do. */
public final class CertificationRequestBuilder {

    private final X500Name subject;
    private final List<GeneralName> names = new ArrayList<>();
    private Optional<KeyStorage> storage = Optional.empty();

    /**
     * Starts a request.
     *
     * @param subject may be empty: the authority takes the name from the registry
     */
    public CertificationRequestBuilder(X500Name subject) {
        this.subject = subject;
    }

    public CertificationRequestBuilder storage(KeyStorage where) {
        this.storage = Optional.of(where);
        return this;
    }

    /** Asks for an e-mail address among the alternative names. */
    public CertificationRequestBuilder email(String address) {
        if (!AlternativeNameForm.isEmailAddress(address)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        names.add(new GeneralName(GeneralName.rfc822Name, address));
        return this;
    }

    /** Asks for a host name among the alternative names. */
    public CertificationRequestBuilder dnsName(String name) {
        if (!AlternativeNameForm.isDnsName(name)) {
            throw new IllegalArgumentException("not a host name");
        }
        names.add(new GeneralName(GeneralName.dNSName, name));
        return this;
    }

    /**
     * Signs the request with the key that it asks a certificate for.
     *
     * @throws CertificationRequestException if the result would not be accepted by {@link CertificationRequest#parse}
     */
    public CertificationRequest build(KeyPair keys, SignatureAlgorithm algorithm, CryptoEngine engine)
            throws CertificationRequestException {
        try {
            var publicKey = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            var info = new CertificationRequestInfo(subject, publicKey, attributes());
            var signature = engine.sign(keys.getPrivate(), algorithm, info.getEncoded(ASN1Encoding.DER));
            var request = new org.bouncycastle.asn1.pkcs.CertificationRequest(
                    info, algorithm.identifier(), new DERBitString(signature));
            return CertificationRequest.parse(request.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new MalformedCertificationRequestException("it cannot be encoded", e);
        }
    }

    private DERSet attributes() throws IOException {
        var extensions = extensions();
        return extensions.isEmpty()
                ? new DERSet()
                : new DERSet(
                        new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(extensions.get())));
    }

    private Optional<Extensions> extensions() throws IOException {
        var generator = new ExtensionsGenerator();
        if (storage.isPresent()) {
            generator.addExtension(
                    NationalObjectIdentifiers.KEY_STORAGE,
                    false,
                    new DERSequence(storage.get().oid()));
        }
        if (!names.isEmpty()) {
            generator.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        return generator.isEmpty() ? Optional.empty() : Optional.of(generator.generate());
    }
}
