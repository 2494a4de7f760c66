package kz.kualik.crypto;

import java.io.OutputStream;
import java.security.MessageDigest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** The digests of {@link DigestAlgorithm} for Bouncy Castle's structures. */
final class EngineDigestCalculatorProvider implements DigestCalculatorProvider {

    @Override
    public DigestCalculator get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        DigestAlgorithm digest = DigestAlgorithm.of(algorithm.getAlgorithm())
                .orElseThrow(() -> new OperatorCreationException(
                        "the digest " + algorithm.getAlgorithm().getId() + " is not known here"));
        return new Calculator(algorithm, digest.newDigest());
    }

    private record Calculator(AlgorithmIdentifier algorithm, MessageDigest digest) implements DigestCalculator {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return new DigestOutput(digest);
        }

        @Override
        public byte[] getDigest() {
            return digest.digest();
        }
    }

    private static final class DigestOutput extends OutputStream {

        private final MessageDigest digest;

        private DigestOutput(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int octet) {
            digest.update((byte) octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            digest.update(octets, offset, length);
        }
    }
}
