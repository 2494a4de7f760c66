package kz.kualik.crypto;

import java.io.OutputStream;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** Verifies signatures of one key for Bouncy Castle's structures. */
final class EngineContentVerifierProvider implements ContentVerifierProvider {

    private final CryptoEngine engine;
    private final SubjectPublicKeyInfo key;

    EngineContentVerifierProvider(CryptoEngine engine, SubjectPublicKeyInfo key) {
        this.engine = engine;
        this.key = key;
    }

    @Override
    public boolean hasAssociatedCertificate() {
        return false;
    }

    @Override
    public @Nullable X509CertificateHolder getAssociatedCertificate() {
        return null;
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        try {
            return new Verifier(algorithm, engine.verifierFor(engine.scheme(key, algorithm, Optional.empty())));
        } catch (UnsupportedSignatureAlgorithmException | SignatureException e) {
            throw new OperatorCreationException(e.getMessage(), e);
        }
    }

    private record Verifier(AlgorithmIdentifier algorithm, Signature signature) implements ContentVerifier {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return new SignatureOutputStream(signature);
        }

        @Override
        public boolean verify(byte[] expected) {
            try {
                return signature.verify(expected);
            } catch (SignatureException e) {
                return false;
            }
        }
    }
}
