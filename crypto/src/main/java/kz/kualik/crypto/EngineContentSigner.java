package kz.kualik.crypto;

import java.io.OutputStream;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** One signature for one of Bouncy Castle's builders. */
final class EngineContentSigner implements ContentSigner {

    private final Signature signature;
    private final SignatureAlgorithm algorithm;

    EngineContentSigner(Signature signature, SignatureAlgorithm algorithm) {
        this.signature = signature;
        this.algorithm = algorithm;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm.identifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return new SignatureOutputStream(signature);
    }

    @Override
    public byte[] getSignature() {
        try {
            return signature.sign();
        } catch (SignatureException e) {
            throw new SigningFailedException(algorithm, e);
        }
    }
}
