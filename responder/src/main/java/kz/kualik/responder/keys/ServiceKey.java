package kz.kualik.responder.keys;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.MessageSigner;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.operator.ContentSigner;

/** A private key of a public service with its certificate and the one algorithm with which it signs. */
public final class ServiceKey {

    private static final byte[] PROBE = "Kualik".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final SignatureAlgorithm algorithm;
    private final Certificate certificate;
    private final List<Certificate> others;

    /** @param others certificates that are sent along besides the key's own, usually none */
    public ServiceKey(
            PrivateKey privateKey, SignatureAlgorithm algorithm, Certificate certificate, List<Certificate> others) {
        this.privateKey = privateKey;
        this.algorithm = algorithm;
        this.certificate = certificate;
        this.others = List.copyOf(others);
    }

    public Certificate certificate() {
        return certificate;
    }

    public List<Certificate> others() {
        return others;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** A signer for many messages of one thread. */
    public MessageSigner newMessageSigner(CryptoEngine engine) {
        return engine.messageSigner(privateKey, algorithm);
    }

    /** A signer for one message. */
    public ContentSigner newSigner(CryptoEngine engine) {
        return engine.contentSigner(privateKey, algorithm);
    }

    /** The signature over these octets, in the form of the algorithm. */
    public byte[] sign(CryptoEngine engine, byte[] octets) {
        return engine.sign(privateKey, algorithm, octets);
    }

    /**
     * Signs once and checks the signature with the certificate.
     *
     * @throws UnfitServiceKeyException if the private key is not that of the certificate
     */
    public void requireFits(CryptoEngine engine) throws UnfitServiceKeyException {
        try {
            var scheme =
                    engine.scheme(certificate.publicKeyInfo(), algorithm.identifier(), Optional.of(algorithm.digest()));
            if (!engine.verify(scheme, PROBE, engine.sign(privateKey, algorithm, PROBE))) {
                throw new UnfitServiceKeyException(certificate);
            }
        } catch (UnsupportedSignatureAlgorithmException e) {
            throw new UnfitServiceKeyException(certificate, e);
        }
    }

    /** The certificate's serial number and the algorithm; nothing of the key. */
    @Override
    public String toString() {
        return "ServiceKey[" + certificate.serialNumber() + ", " + algorithm + "]";
    }
}
