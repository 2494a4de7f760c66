package kz.kualik.pki.certificate;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.GostPublicKey;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** Whether a public key is of a kind that we certify, and sound: what a holder may bring and what may be signed. */
public final class PublicKeyQuality {

    private static final byte UNCOMPRESSED = 4;

    private PublicKeyQuality() {}

    /** Everything that is wrong with the key, in words; empty if it is sound. */
    public static List<String> defects(SubjectPublicKeyInfo key) {
        try {
            return switch (KeyAlgorithm.of(key).family()) {
                case GOST_2015, GOST_2004 -> gostDefects(key);
                case RSA -> rsaDefects(key);
                case ECDSA -> ecdsaDefects(key);
            };
        } catch (UnsupportedKeyException e) {
            return List.of(e.getMessage());
        } catch (RuntimeException e) {
            // Bouncy Castle answers octets that are no key with several unchecked exceptions
            return List.of("the octets are not a key of the algorithm they name");
        }
    }

    private static List<String> gostDefects(SubjectPublicKeyInfo key) throws UnsupportedKeyException {
        // reading it checks the parameters, the point's length and that it lies on the curve
        var canonical = GostPublicKey.of(key).toSubjectPublicKeyInfo();
        return canonical.equals(key) ? List.of() : List.of("the GOST key is not in its one encoding");
    }

    private static List<String> rsaDefects(SubjectPublicKeyInfo key) {
        var defects = new ArrayList<String>();
        if (!DERNull.INSTANCE.equals(key.getAlgorithm().getParameters())) {
            defects.add("the parameters of an RSA key must be NULL");
        }
        defects.addAll(RsaKeyQuality.defects(key));
        return defects;
    }

    private static List<String> ecdsaDefects(SubjectPublicKeyInfo key) {
        var curveOid = ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters());
        var curve = ECNamedCurveTable.getByOID(curveOid).getCurve();
        var octets = key.getPublicKeyData().getOctets();
        if (octets.length == 0 || octets[0] != UNCOMPRESSED) {
            return List.of("the point is not in uncompressed form");
        }
        var point = curve.decodePoint(octets);
        return point.isInfinity() || !point.isValid() ? List.of("the point is not on the curve") : List.of();
    }
}
