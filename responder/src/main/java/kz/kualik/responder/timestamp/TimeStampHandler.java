package kz.kualik.responder.timestamp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.timestamp.MalformedTimeStampRequestException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampFailure;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponseComposer;
import kz.kualik.pki.timestamp.TimeStampTokenComposer;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.keys.TimeStampSigner;
import kz.kualik.responder.time.TimeNotAvailableException;
import kz.kualik.responder.time.TrustedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;

/**
 * Answers one request: decode, choose the signer, take the time, stamp, encode (RFC 3161, section 2.4).
 *
 * <p>The policy that the request names chooses the signer. Where it names none, a GOST imprint is stamped in GOST and a
 * SHA-2 imprint in RSA or ECDSA, each by the first signer that can: who makes the one kind of digest can check that kind
 * of signature. The token never claims ordering, because its time is cut to whole seconds.
 */
public final class TimeStampHandler {

    private static final Logger LOG = System.getLogger(TimeStampHandler.class.getName());

    private final TimeStampRules rules;
    private final CryptoEngine engine;
    private final TimeStampSerialNumbers serialNumbers;
    private final TrustedTime time;
    private volatile List<Stamper> stampers;

    private record Stamper(TimeStampSigner signer, TimeStampTokenComposer composer) {

        static Stamper of(TimeStampSigner signer) {
            ServiceKey key = signer.key();
            return new Stamper(
                    signer,
                    new TimeStampTokenComposer(
                            key.certificate(), key.others(), key.algorithm().digest()));
        }
    }

    /** @param signers the first one's policy is the default; empty means that no stamps are given */
    public TimeStampHandler(
            TimeStampRules rules,
            List<TimeStampSigner> signers,
            CryptoEngine engine,
            TimeStampSerialNumbers serialNumbers,
            TrustedTime time) {
        this.rules = rules;
        this.engine = engine;
        this.serialNumbers = serialNumbers;
        this.time = time;
        this.stampers = signers.stream().map(Stamper::of).toList();
    }

    /** From now on these signers stamp. */
    public void replaceSigners(List<TimeStampSigner> replacements) {
        stampers = replacements.stream().map(Stamper::of).toList();
    }

    /** The signers that stamp at present. */
    public List<TimeStampSigner> signers() {
        return stampers.stream().map(Stamper::signer).toList();
    }

    /** The refusal that is sent when the service has too much to do. */
    public static byte[] overloaded() {
        return TimeStampResponseComposer.rejected(TimeStampFailure.SYSTEM_FAILURE, "The service is busy. Try later.");
    }

    /** The refusal that is sent when the service itself is broken. */
    public static byte[] failed() {
        return TimeStampResponseComposer.rejected(TimeStampFailure.SYSTEM_FAILURE, "The service failed. Try later.");
    }

    /** The answer to an encoded request. Signs, so it takes time; never throws because of the request. */
    public byte[] answer(byte[] encodedRequest) {
        try {
            return TimeStampResponseComposer.granted(stamp(TimeStampRequest.parse(encodedRequest)));
        } catch (MalformedTimeStampRequestException e) {
            LOG.log(Level.DEBUG, "malformed time-stamp request", e);
            return TimeStampResponseComposer.rejected(
                    TimeStampFailure.BAD_DATA_FORMAT, "The request is not a TimeStampReq of RFC 3161.");
        } catch (TimeNotAvailableException e) {
            LOG.log(Level.DEBUG, "a time-stamp is refused", e);
            return TimeStampResponseComposer.rejected(TimeStampFailure.TIME_NOT_AVAILABLE, e.sentence());
        } catch (RefusedTimeStampException e) {
            return TimeStampResponseComposer.rejected(e.failure(), e.text());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a time-stamp request could not be answered", e);
            return failed();
        }
    }

    private byte[] stamp(TimeStampRequest request) throws RefusedTimeStampException, TimeNotAvailableException {
        var digest = requireAcceptable(request.imprint());
        if (!request.extensions().isEmpty()) {
            throw new RefusedTimeStampException(
                    TimeStampFailure.UNACCEPTED_EXTENSION, "No extension is supported in requests.");
        }
        var stamper = choose(request, digest);
        return stamper.composer()
                .compose(
                        request,
                        stamper.signer().policy(),
                        serialNumbers.next(),
                        time.now(),
                        rules.accuracy(),
                        stamper.signer().key().newSigner(engine));
    }

    private DigestAlgorithm requireAcceptable(MessageImprint imprint) throws RefusedTimeStampException {
        var parameters = imprint.hashAlgorithm().getParameters();
        var digest = DigestAlgorithm.of(imprint.hashAlgorithm().getAlgorithm())
                .filter(rules.acceptedImprints()::contains)
                .filter(known -> parameters == null || DERNull.INSTANCE.equals(parameters))
                .orElseThrow(() -> new RefusedTimeStampException(
                        TimeStampFailure.BAD_ALGORITHM, "The digest algorithm of the imprint is not accepted."));
        if (imprint.hashedMessage().length != digest.length()) {
            throw new RefusedTimeStampException(
                    TimeStampFailure.BAD_DATA_FORMAT, "The imprint's length does not fit its digest algorithm.");
        }
        return digest;
    }

    private Stamper choose(TimeStampRequest request, DigestAlgorithm digest) throws RefusedTimeStampException {
        var current = stampers;
        var chosen = request.policy().isPresent()
                ? ofPolicy(current, request.policy().get())
                : ofKind(current, digest).or(() -> current.stream().findFirst());
        return chosen.orElseThrow(() -> new RefusedTimeStampException(
                TimeStampFailure.UNACCEPTED_POLICY, "There are no stamps under this policy."));
    }

    private static Optional<Stamper> ofPolicy(List<Stamper> stampers, ASN1ObjectIdentifier policy) {
        return stampers.stream()
                .filter(stamper -> stamper.signer().policy().equals(policy))
                .findFirst();
    }

    private static Optional<Stamper> ofKind(List<Stamper> stampers, DigestAlgorithm digest) {
        return stampers.stream()
                .filter(stamper -> stamper.signer().key().algorithm().digest().isGost() == digest.isGost())
                .findFirst();
    }
}
