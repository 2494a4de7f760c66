package kz.kualik.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cryptopro.CryptoProObjectIdentifiers;
import org.bouncycastle.asn1.cryptopro.ECGOST3410NamedCurves;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.ECDomainParameters;

/**
 * A Kazakh GOST key algorithm with the one set of domain parameters in use: curve, digest and object identifiers that
 * belong together. Only 512 bits occur in certificates of the NUC today; 2004 in old ones; 256 bits in none that is
 * public, so its mapping to a curve follows the standard and is not confirmed by a real certificate.
 */
@SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle's values are immutable, only not marked so
public enum GostParameterSet {
    GOST_2015_512(
            "GOST3410-2015-512",
            KzObjectIdentifiers.GOST_2015_512_KEY,
            KzObjectIdentifiers.GOST_2015_512_PARAMETERS_A,
            KzObjectIdentifiers.GOST_3411_2015_512_DIGEST,
            KzObjectIdentifiers.GOST_2015_512_SIGNATURE,
            DigestAlgorithm.GOST3411_2015_512,
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA,
            64),
    GOST_2015_256(
            "GOST3410-2015-256",
            KzObjectIdentifiers.GOST_2015_256_KEY,
            KzObjectIdentifiers.GOST_2015_256_PARAMETERS_A,
            KzObjectIdentifiers.GOST_3411_2015_256_DIGEST,
            KzObjectIdentifiers.GOST_2015_256_SIGNATURE,
            DigestAlgorithm.GOST3411_2015_256,
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_256_paramSetA,
            32),
    GOST_34310_2004(
            "GOST34310-2004",
            KzObjectIdentifiers.GOST_34310_2004_KEY,
            KzObjectIdentifiers.GOST_34310_2004_PARAMETERS_A,
            KzObjectIdentifiers.GOST_34311_95_TEST_PARAMETERS,
            KzObjectIdentifiers.GOST_34310_2004_SIGNATURE,
            DigestAlgorithm.GOST34311_95,
            CryptoProObjectIdentifiers.gostR3410_2001_CryptoPro_A,
            32);

    private final String jcaName;
    private final ASN1ObjectIdentifier keyOid;
    private final ASN1ObjectIdentifier parametersOid;
    private final ASN1ObjectIdentifier digestParametersOid;
    private final ASN1ObjectIdentifier signatureOid;
    private final DigestAlgorithm digest;
    private final ECDomainParameters domain;
    private final int fieldLength;

    GostParameterSet(
            String jcaName,
            ASN1ObjectIdentifier keyOid,
            ASN1ObjectIdentifier parametersOid,
            ASN1ObjectIdentifier digestParametersOid,
            ASN1ObjectIdentifier signatureOid,
            DigestAlgorithm digest,
            ASN1ObjectIdentifier curve,
            int fieldLength) {
        this.jcaName = jcaName;
        this.keyOid = keyOid;
        this.parametersOid = parametersOid;
        this.digestParametersOid = digestParametersOid;
        this.signatureOid = signatureOid;
        this.digest = digest;
        this.domain = new ECDomainParameters(ECGOST3410NamedCurves.getByOIDX9(curve));
        this.fieldLength = fieldLength;
    }

    /** The parameter set whose keys carry this object identifier. */
    public static Optional<GostParameterSet> ofKey(ASN1ObjectIdentifier keyOid) {
        return Arrays.stream(values()).filter(set -> set.keyOid.equals(keyOid)).findFirst();
    }

    /** The name of key, key factory and key pair generator in {@link KualikProvider}. */
    public String jcaName() {
        return jcaName;
    }

    /** The name of the signature in {@link KualikProvider}, for example GOST3411-2015-512withGOST3410-2015-512. */
    public String signatureJcaName() {
        return digest.jcaName() + "with" + jcaName;
    }

    public ASN1ObjectIdentifier keyOid() {
        return keyOid;
    }

    public ASN1ObjectIdentifier signatureOid() {
        return signatureOid;
    }

    public DigestAlgorithm digest() {
        return digest;
    }

    /** The algorithm identifier of keys: the key's object identifier with SEQUENCE { parameters, digest }. */
    public AlgorithmIdentifier keyIdentifier() {
        var parameters = new ASN1EncodableVector(2);
        parameters.add(parametersOid);
        parameters.add(digestParametersOid);
        return new AlgorithmIdentifier(keyOid, new DERSequence(parameters));
    }

    /** Octets in a coordinate, a private key, and a half of a signature. */
    public int fieldLength() {
        return fieldLength;
    }

    ASN1ObjectIdentifier parametersOid() {
        return parametersOid;
    }

    ASN1ObjectIdentifier digestParametersOid() {
        return digestParametersOid;
    }

    ECDomainParameters domain() {
        return domain;
    }
}
