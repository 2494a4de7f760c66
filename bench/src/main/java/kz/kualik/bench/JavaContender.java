package kz.kualik.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import kz.kualik.crypto.GostParameterSet;
import kz.kualik.crypto.KualikProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A provider of this Java runtime. */
final class JavaContender implements GostContender {

    private static final int DATA_LENGTH = 32;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final String name;
    private final Signature signer;
    private final Signature verifier;
    private final byte[] data = new byte[DATA_LENGTH];
    private final byte[] signature;

    private JavaContender(String name, Provider provider, String algorithm, KeyPair pair)
            throws GeneralSecurityException {
        this.name = name;
        this.signer = Signature.getInstance(algorithm, provider);
        this.verifier = Signature.getInstance(algorithm, provider);
        signer.initSign(pair.getPrivate());
        verifier.initVerify(pair.getPublic());
        signer.update(data);
        this.signature = signer.sign();
    }

    static JavaContender kualik() throws GeneralSecurityException {
        Provider provider = KualikProvider.instance();
        GostParameterSet set = GostParameterSet.GOST_2015_512;
        KeyPair pair = KeyPairGenerator.getInstance(set.jcaName(), provider).generateKeyPair();
        return new JavaContender("Kualik", provider, set.signatureJcaName(), pair);
    }

    static JavaContender bouncyCastle() throws GeneralSecurityException {
        var provider = new BouncyCastleProvider();
        var generator = KeyPairGenerator.getInstance("ECGOST3410-2012", provider);
        generator.initialize(new ECGenParameterSpec("Tc26-Gost-3410-12-512-paramSetA"));
        return new JavaContender(
                "Bouncy Castle", provider, "GOST3411-2012-512WITHECGOST3410-2012-512", generator.generateKeyPair());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double perSecond(Operation operation, Duration duration) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long elapsed;
        long count = 0;
        do {
            once(operation);
            count++;
            elapsed = CLOCK.getCurrentThreadCpuTime() - start;
        } while (elapsed < duration.toNanos());
        return count * 1e9 / elapsed;
    }

    private void once(Operation operation) {
        try {
            switch (operation) {
                case SIGN -> {
                    signer.update(data);
                    signer.sign();
                }
                case VERIFY -> {
                    verifier.update(data);
                    if (!verifier.verify(signature)) {
                        throw new FailedContenderException(name, "a right signature does not verify");
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw new FailedContenderException(name, e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
