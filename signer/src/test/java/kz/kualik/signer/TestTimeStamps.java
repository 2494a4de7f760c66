package kz.kualik.signer;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.pki.timestamp.TimeStampTokenComposer;
import kz.kualik.signature.TimeStampSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A time-stamping authority inside the test. */
public final class TestTimeStamps implements TimeStampSource {

    private final Pkcs12Entry authority = TestPeople.person(
            KeyAlgorithm.ECDSA_P256, TestPeople.START, TestPeople.END, KeyPurposeId.id_kp_timeStamping);

    @Override
    public TimeStampToken timeStamp(MessageImprint imprint) {
        var algorithm = KeyAlgorithm.ECDSA_P256.defaultSignature();
        var token = new TimeStampTokenComposer(TestPeople.certificate(authority), List.of(), algorithm.digest())
                .compose(
                        TimeStampRequest.of(imprint, BigInteger.ONE),
                        new ASN1ObjectIdentifier("2.25.4711"),
                        BigInteger.TWO,
                        RunningSigner.NOW,
                        Optional.empty(),
                        TestPeople.ENGINE.contentSigner(authority.key(), algorithm));
        try {
            return TimeStampToken.parse(token);
        } catch (MalformedTimeStampTokenException e) {
            throw new AssertionError(e);
        }
    }
}
