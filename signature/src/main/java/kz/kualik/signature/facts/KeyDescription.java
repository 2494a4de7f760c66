package kz.kualik.signature.facts;

import java.io.IOException;
import java.util.Map;
import kz.kualik.crypto.KzObjectIdentifiers;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What kind of key a certificate holds, in the words of a report. */
public final class KeyDescription {

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            KzObjectIdentifiers.GOST_2015_512_KEY, "GOST R 34.10-2015 (512 bit)",
            KzObjectIdentifiers.GOST_2015_256_KEY, "GOST R 34.10-2015 (256 bit)",
            KzObjectIdentifiers.GOST_34310_2004_KEY, "GOST 34.310-2004",
            X9ObjectIdentifiers.id_ecPublicKey, "ECDSA");

    private KeyDescription() {}

    /** For example {@code RSA (2048 bit)}; the bare object identifier if the algorithm is not known. */
    public static String of(Certificate certificate) {
        var key = certificate.publicKeyInfo();
        var algorithm = key.getAlgorithm().getAlgorithm();
        return algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                ? rsa(key)
                : NAMES.getOrDefault(algorithm, algorithm.getId());
    }

    private static String rsa(SubjectPublicKeyInfo key) {
        try {
            return "RSA ("
                    + RSAPublicKey.getInstance(key.parsePublicKey())
                            .getModulus()
                            .bitLength() + " bit)";
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return "RSA (a damaged key)";
        }
    }
}
