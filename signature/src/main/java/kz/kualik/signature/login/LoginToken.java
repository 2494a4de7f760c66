package kz.kualik.signature.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.signature.SigningKey;

/**
 * Proof that the holder of a certificate wanted to log in at one site, made in the manner of Web eID: the signature covers
 * the octets of {@link #FORMAT}, a zero octet, the digest of the site's origin and the digest of the site's challenge, both by
 * the digest of the key's signature algorithm. The first of these keep apart what is signed for a login and what is signed for
 * any other purpose: nothing else that begins so may be signed ({@link #isReserved}). The origin comes from the browser, not from the page, so that a token that a swindler's page has got is of no
 * use anywhere else.
 */
public final class LoginToken {

    /** The name and version of this form of token. */
    public static final String FORMAT = "kualik-login:1";

    /** A challenge has at least as many octets (RFC 8725 and Web eID ask for 256 bits). */
    public static final int SHORTEST_CHALLENGE = 32;

    /** And at most so many. */
    public static final int LONGEST_CHALLENGE = 128;

    private static final byte[] BEGINNING = (FORMAT + "\0").getBytes(StandardCharsets.US_ASCII);

    /** How many octets tell what is signed for a login. */
    public static final int BEGINNING_LENGTH = BEGINNING.length;

    private final Certificate certificate;
    private final byte[] signature;

    private LoginToken(Certificate certificate, byte[] signature) {
        this.certificate = certificate;
        this.signature = signature;
    }

    /**
     * Makes a token.
     *
     * @param origin of the site, as its browser writes it: {@code https://portal.example}
     * @param challenge what the site wants to see signed
     */
    public static LoginToken sign(CryptoEngine engine, SigningKey key, String origin, byte[] challenge) {
        if (challenge.length < SHORTEST_CHALLENGE || challenge.length > LONGEST_CHALLENGE) {
            throw new IllegalArgumentException("a challenge has " + SHORTEST_CHALLENGE + " to " + LONGEST_CHALLENGE
                    + " octets, not " + challenge.length);
        }
        var data = toBeSigned(key.algorithm().digest(), origin, challenge);
        return new LoginToken(key.certificate(), engine.sign(key.privateKey(), key.algorithm(), data));
    }

    /**
     * Reads a token.
     *
     * @param certificate base64 of the certificate in DER
     * @param signature base64
     * @throws InvalidLoginTokenException if these are something else
     */
    public static LoginToken of(String certificate, String signature) throws InvalidLoginTokenException {
        try {
            var decoder = Base64.getDecoder();
            return new LoginToken(Certificate.parse(decoder.decode(certificate)), decoder.decode(signature));
        } catch (IllegalArgumentException | MalformedCertificateException e) {
            throw InvalidLoginTokenException.unreadable(e);
        }
    }

    static byte[] toBeSigned(DigestAlgorithm digest, String origin, byte[] challenge) {
        var ofOrigin = digest.digest(origin.getBytes(StandardCharsets.UTF_8));
        var ofChallenge = digest.digest(challenge);
        return ByteBuffer.allocate(BEGINNING.length + ofOrigin.length + ofChallenge.length)
                .put(BEGINNING)
                .put(ofOrigin)
                .put(ofChallenge)
                .array();
    }

    /**
     * Whether a signature over a document could be taken for a login. Whoever signs octets that a stranger has chosen, as they
     * are, has to ask this before.
     *
     * @param beginning the first {@link #BEGINNING_LENGTH} octets of the document, or all if it is shorter
     */
    public static boolean isReserved(byte[] beginning) {
        return beginning.length >= BEGINNING.length
                && Arrays.equals(beginning, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** The holder's certificate; nothing is proved of it by the token alone. */
    public Certificate certificate() {
        return certificate;
    }

    /** The signature; a copy. */
    public byte[] signature() {
        return signature.clone();
    }
}
