package kz.kualik.crypto.pkcs12;

import java.util.HexFormat;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.GostParameterSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** The names that the NUC gives to key files, by which its clients tell them apart. */
public final class Pkcs12FileName {

    private Pkcs12FileName() {}

    /**
     * The file name for a certificate and its key: {@code GOST512_<id>.p12}, {@code GOSTKNCA_<id>.p12} (GOST
     * 34.310-2004), {@code RSA256_<id>.p12} (signature), {@code AUTH_RSA256_<id>.p12} (authentication). The NUC has no
     * ECDSA keys; here they are named after RSA's pattern. The id is the subject key identifier in hexadecimal.
     */
    public static String of(X509CertificateHolder certificate) {
        ASN1ObjectIdentifier key =
                certificate.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
        String id = HexFormat.of().formatHex(keyIdentifier(certificate));
        return GostParameterSet.ofKey(key).map(Pkcs12FileName::gostPrefix).orElseGet(() -> prefix(certificate, key))
                + "_" + id + ".p12";
    }

    private static String gostPrefix(GostParameterSet set) {
        return switch (set) {
            case GOST_2015_512 -> "GOST512";
            case GOST_2015_256 -> "GOST256";
            case GOST_34310_2004 -> "GOSTKNCA";
        };
    }

    private static String prefix(X509CertificateHolder certificate, ASN1ObjectIdentifier key) {
        String algorithm = key.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA256" : "ECDSA256";
        return isForAuthentication(certificate.getExtensions()) ? "AUTH_" + algorithm : algorithm;
    }

    private static boolean isForAuthentication(@Nullable Extensions extensions) {
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_clientAuth);
    }

    /** The subject key identifier, computed after RFC 5280, section 4.2.1.2, method 1, if the certificate has none. */
    static byte[] keyIdentifier(X509CertificateHolder certificate) {
        Extensions extensions = certificate.getExtensions();
        SubjectKeyIdentifier inside = extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions);
        return inside != null
                ? inside.getKeyIdentifier()
                : DigestAlgorithm.SHA1.digest(
                        certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets());
    }
}
