package kz.kualik.crypto.pkcs12;

import java.security.MessageDigest;
import java.util.Arrays;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;

/** The checksum over a PKCS#12 file: HMAC with a key derived from the password (RFC 7292, section 4 and appendix B). */
final class Pkcs12Mac {

    private Pkcs12Mac() {}

    static MacData of(DigestAlgorithm digest, Password password, byte[] salt, int iterations, byte[] content) {
        byte[] mac = compute(engine(digest), digest.length(), password, salt, iterations, content);
        return new MacData(new DigestInfo(digest.identifier(), mac), salt, iterations);
    }

    static boolean isRight(MacData stated, Password password, IterationBudget budget, byte[] content)
            throws Pkcs12Exception {
        var oid = stated.getMac().getAlgorithmId().getAlgorithm();
        DigestAlgorithm digest = DigestAlgorithm.of(oid)
                .filter(Pkcs12Mac::isUsable)
                .orElseThrow(() -> new UnsupportedPkcs12Exception("the MAC " + oid.getId()));
        int iterations = budget.take(stated.getIterationCount());
        byte[] mac = compute(engine(digest), digest.length(), password, stated.getSalt(), iterations, content);
        return MessageDigest.isEqual(mac, stated.getMac().getDigest());
    }

    private static boolean isUsable(DigestAlgorithm digest) {
        return switch (digest) {
            case SHA1, SHA256, SHA384, SHA512 -> true;
            case GOST3411_2015_256, GOST3411_2015_512, GOST34311_95 -> false;
        };
    }

    private static Digest engine(DigestAlgorithm digest) {
        return switch (digest) {
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
            case SHA1, GOST3411_2015_256, GOST3411_2015_512, GOST34311_95 -> new SHA1Digest();
        };
    }

    private static byte[] compute(
            Digest digest, int length, Password password, byte[] salt, int iterations, byte[] content) {
        byte[] octets = PasswordOctets.bmp(password);
        try {
            var generator = new PKCS12ParametersGenerator(digest);
            generator.init(octets, salt, iterations);
            var mac = new HMac(digest);
            mac.init(generator.generateDerivedMacParameters(8 * length));
            mac.update(content, 0, content.length);
            var result = new byte[length];
            mac.doFinal(result, 0);
            return result;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
