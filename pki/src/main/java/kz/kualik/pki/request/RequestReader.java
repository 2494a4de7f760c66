package kz.kualik.pki.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.name.AlternativeNameForm;
import kz.kualik.pki.name.ReadableName;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** Takes the structure of RFC 2986 apart, strictly; the only class of the room that meets raw requests. */
final class RequestReader {

    private static final int MAXIMUM_SIZE = kz.kualik.pki.request.CertificationRequest.MAXIMUM_SIZE;
    private static final int MOST_NAMES = 20;
    private static final int MOST_EXTENSIONS = 20;

    private RequestReader() {}

    static CertificationRequest structure(byte[] der) throws MalformedCertificationRequestException {
        try {
            StrictDer.requireDer(der, MAXIMUM_SIZE);
            var structure = CertificationRequest.getInstance(ASN1Sequence.getInstance(der));
            requireForm(structure, der);
            return structure;
        } catch (Asn1Exception e) {
            throw new MalformedCertificationRequestException(String.valueOf(e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw new MalformedCertificationRequestException("it is no PKCS#10 structure", e);
        }
    }

    private static void requireForm(CertificationRequest structure, byte[] der)
            throws MalformedCertificationRequestException, IOException {
        var info = structure.getCertificationRequestInfo();
        if (info.getVersion().getValue().signum() != 0) {
            throw new MalformedCertificationRequestException("its version is not 0");
        }
        var parameters = structure.getSignatureAlgorithm().getParameters();
        if (parameters != null && !DERNull.INSTANCE.equals(parameters)) {
            throw new MalformedCertificationRequestException("its signature algorithm has parameters");
        }
        if (structure.getSignature().getPadBits() != 0) {
            throw new MalformedCertificationRequestException("its signature is not in whole octets");
        }
        if (!ReadableName.isReadable(info.getSubject())) {
            throw new MalformedCertificationRequestException("its name cannot be read");
        }
        if (!Arrays.equals(structure.getEncoded(ASN1Encoding.DER), der)) {
            throw new MalformedCertificationRequestException("encoding it again gives other octets");
        }
    }

    static RequestedExtensions requestedExtensions(CertificationRequestInfo info)
            throws MalformedCertificationRequestException {
        try {
            ASN1Set attributes = info.getAttributes();
            if (attributes == null || attributes.size() == 0) {
                return RequestedExtensions.NONE;
            }
            if (attributes.size() > 1) {
                throw new MalformedCertificationRequestException("it has more attributes than extensionRequest");
            }
            return requestedExtensions(Attribute.getInstance(attributes.getObjectAt(0)));
        } catch (Asn1Exception e) {
            throw new MalformedCertificationRequestException("a requested extension is not DER", e);
        } catch (RuntimeException e) {
            throw new MalformedCertificationRequestException("a requested extension cannot be decoded", e);
        }
    }

    private static RequestedExtensions requestedExtensions(Attribute attribute)
            throws MalformedCertificationRequestException, Asn1Exception {
        if (!attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
            throw new MalformedCertificationRequestException(
                    "its attribute " + attribute.getAttrType().getId() + " is not known; only extensionRequest is");
        }
        if (attribute.getAttrValues().size() != 1) {
            throw new MalformedCertificationRequestException("extensionRequest does not have exactly one value");
        }
        var sequence = ASN1Sequence.getInstance(attribute.getAttrValues().getObjectAt(0));
        requireDistinct(sequence);
        var extensions = Extensions.getInstance(sequence);
        for (var oid : extensions.getExtensionOIDs()) {
            StrictDer.requireDer(extensions.getExtension(oid).getExtnValue().getOctets(), MAXIMUM_SIZE);
        }
        var names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return new RequestedExtensions(
                storage(extensions),
                names(names, GeneralName.rfc822Name, AlternativeNameForm::isEmailAddress, "e-mail address"),
                names(names, GeneralName.dNSName, AlternativeNameForm::isDnsName, "host name"));
    }

    private static void requireDistinct(ASN1Sequence extensions) throws MalformedCertificationRequestException {
        if (extensions.size() > MOST_EXTENSIONS) {
            throw new MalformedCertificationRequestException("it asks for too many extensions");
        }
        var seen = new HashSet<ASN1ObjectIdentifier>();
        for (var item : extensions) {
            if (!seen.add(Extension.getInstance(item).getExtnId())) {
                throw new MalformedCertificationRequestException("it asks for one extension twice");
            }
        }
    }

    /** SEQUENCE { storage OBJECT IDENTIFIER, path of the file OPTIONAL }; the path stays with the asker. */
    private static Optional<KeyStorage> storage(Extensions extensions) throws MalformedCertificationRequestException {
        var value = extensions.getExtensionParsedValue(NationalObjectIdentifiers.KEY_STORAGE);
        if (value == null) {
            return Optional.empty();
        }
        var sequence = ASN1Sequence.getInstance(value);
        if (sequence.size() < 1 || sequence.size() > 2) {
            throw new MalformedCertificationRequestException("its storage extension has another form");
        }
        var storage = KeyStorage.of(ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(0)));
        if (storage.isEmpty()) {
            throw new MalformedCertificationRequestException("its storage is not one of the registered ones");
        }
        return storage;
    }

    private static List<String> names(@Nullable GeneralNames names, int kind, Predicate<String> form, String what)
            throws MalformedCertificationRequestException {
        var found = new ArrayList<String>();
        if (names == null) {
            return found;
        }
        for (var name : names.getNames()) {
            if (name.getTagNo() == kind) {
                var text = name.getName().toString();
                if (!form.test(text) || found.size() == MOST_NAMES) {
                    throw new MalformedCertificationRequestException("it asks for an improper " + what);
                }
                found.add(text);
            }
        }
        return found;
    }
}
