package kz.kualik.signature;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.pki.timestamp.TimeStampTokenComposer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** A time-stamping authority inside the test. */
public final class TestTimeStampAuthority implements TimeStampSource {

    public static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.4711");
    public static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

    private final SigningKey key;

    public TestTimeStampAuthority(KeyAlgorithm algorithm) {
        this(TestSigners.timeStamping(algorithm));
    }

    public TestTimeStampAuthority(SigningKey key) {
        this.key = key;
    }

    public SigningKey key() {
        return key;
    }

    /** The encoded token for a request, under the policy that it asks for. */
    public byte[] answer(TimeStampRequest request) {
        return new TimeStampTokenComposer(
                        key.certificate(), List.of(), key.algorithm().digest())
                .compose(
                        request,
                        request.policy().orElse(POLICY),
                        BigInteger.TWO,
                        TIME,
                        Optional.empty(),
                        TestSigners.ENGINE.contentSigner(key.privateKey(), key.algorithm()));
    }

    @Override
    public TimeStampToken timeStamp(MessageImprint imprint) {
        try {
            return TimeStampToken.parse(answer(TimeStampRequest.of(imprint, BigInteger.ONE)));
        } catch (MalformedTimeStampTokenException e) {
            throw new AssertionError(e);
        }
    }
}
