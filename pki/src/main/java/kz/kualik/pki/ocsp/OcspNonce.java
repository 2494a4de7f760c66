package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * The value that ties an answer to its question: Nonce ::= OCTET STRING (RFC 9654). Here it is only read; which lengths a
 * responder takes is decided by the responder.
 */
public final class OcspNonce {

    private final byte[] octets;
    private final byte[] extensionValue;

    private OcspNonce(byte[] octets, byte[] extensionValue) {
        this.octets = octets;
        this.extensionValue = extensionValue;
    }

    /** A nonce of these octets, without the OCTET STRING's header. */
    public static OcspNonce of(byte[] octets) {
        try {
            return new OcspNonce(octets.clone(), new DEROctetString(octets).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The nonce among these extensions. Old clients put the bare octets into the extension without an OCTET STRING around
     * them; these are taken as they are, and written back as they came, because such a client looks for the same bytes.
     */
    static Optional<OcspNonce> in(Extensions extensions) {
        var extension = extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null) {
            return Optional.empty();
        }
        var value = extension.getExtnValue().getOctets();
        return Optional.of(new OcspNonce(unwrapped(value), value));
    }

    private static byte[] unwrapped(byte[] value) {
        try {
            return ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(value))
                    .getOctets();
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            return value;
        }
    }

    public int length() {
        return octets.length;
    }

    public byte[] octets() {
        return octets.clone();
    }

    Extension toExtension() {
        return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, extensionValue);
    }

    byte[] encodedExtension() {
        try {
            return toExtension().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OcspNonce that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "OcspNonce[" + octets.length + " octets]";
    }
}
