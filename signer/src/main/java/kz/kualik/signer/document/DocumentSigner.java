package kz.kualik.signer.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.cms.CmsTimeStamper;
import kz.kualik.signature.login.LoginToken;
import kz.kualik.signature.login.LoginTokenVerifier;
import kz.kualik.signature.xml.UnsuitableDocumentException;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signature.xml.XmlSigner;
import kz.kualik.signature.xml.dsig.SecureXml;

/** Makes the signatures that pages ask for. Immutable and safe for several threads. */
public final class DocumentSigner {

    private final CryptoEngine engine;
    private final CmsSigner plain;
    private final Optional<TimeStampSource> timeStamps;
    private final XmlSigner xml;

    /** @param timeStamps where time-stamps come from, if anywhere */
    public DocumentSigner(CryptoEngine engine, Clock clock, Optional<TimeStampSource> timeStamps) {
        this.engine = engine;
        this.plain = new CmsSigner(engine, clock);
        this.timeStamps = timeStamps;
        this.xml = new XmlSigner(engine);
    }

    /**
     * CAdES-B, or CAdES-T with a time-stamp.
     *
     * @return the CMS document in DER
     */
    public DocumentContent cms(DocumentContent content, CmsForm form, boolean stamped, SigningKey key)
            throws UnsignableException {
        var spool = new MemorySpool();
        try {
            cmsSigner(stamped).sign(content, form, List.of(key), spool);
            return spool;
        } catch (IOException | TimeStampUnavailableException | SigningKeyMismatchException e) {
            throw UnsignableException.because(e);
        }
    }

    /**
     * A request for certificates for new keys, signed with a key that is valid still. It is signed as what it is and as no
     * document, so that nobody who has documents signed can get one.
     *
     * @return the CMS message in DER
     */
    public byte[] renewal(RenewalRequest request, SigningKey key) throws UnsignableException {
        try {
            return plain.withContentType(RenewalRequest.CONTENT_TYPE)
                    .sign(DocumentContent.of(request.encoded()), CmsForm.ATTACHED, List.of(key));
        } catch (IOException | TimeStampUnavailableException | SigningKeyMismatchException e) {
            throw UnsignableException.because(e);
        }
    }

    /** CMS for a document of which only the digest is known. */
    public DocumentContent cmsOfDigest(byte[] digest, boolean stamped, SigningKey key) throws UnsignableException {
        requireLength(digest, key);
        try {
            return DocumentContent.of(cmsSigner(stamped).signDigest(digest, key));
        } catch (TimeStampUnavailableException | SigningKeyMismatchException e) {
            throw UnsignableException.because(e);
        }
    }

    private CmsSigner cmsSigner(boolean stamped) throws UnsignableException {
        return stamped ? plain.withTimeStamps(timeStamps.orElseThrow(UnsignableException::noTimeStamps)) : plain;
    }

    /**
     * Time-stamps on all signatures of a CMS document that have none.
     *
     * @throws UnsignableException if it is no CMS document, or no time-stamp can be had
     */
    public DocumentContent stamp(CmsDocument document) throws UnsignableException {
        try {
            return DocumentContent.of(
                    new CmsTimeStamper(timeStamps.orElseThrow(UnsignableException::noTimeStamps)).stamp(document));
        } catch (UnreadableDocumentException | TimeStampUnavailableException e) {
            throw UnsignableException.because(e);
        }
    }

    /** Whether there is somebody to ask for time-stamps. */
    public boolean canStamp() {
        return timeStamps.isPresent();
    }

    /**
     * Finds out whether this is XML that can be signed, before anybody is asked about it.
     *
     * @throws UnsignableException if it is not
     */
    public void requireXml(String document) throws UnsignableException {
        try {
            SecureXml.parse(document.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableDocumentException e) {
            throw UnsignableException.because(e);
        }
    }

    /** The document with one more signature. */
    public String xml(String document, XmlSignatureOptions options, SigningKey key) throws UnsignableException {
        try {
            return new String(
                    xml.sign(document.getBytes(StandardCharsets.UTF_8), options, key), StandardCharsets.UTF_8);
        } catch (UnreadableDocumentException | UnsuitableDocumentException | SigningKeyMismatchException e) {
            throw UnsignableException.because(e);
        }
    }

    /**
     * The signature of the octets alone.
     *
     * @throws UnsignableException also if they are what is signed for a login, which only {@link LoginToken} does
     */
    public byte[] raw(DocumentContent content, SigningKey key) throws UnsignableException {
        try (var stream = content.open()) {
            var beginning = stream.readNBytes(LoginToken.BEGINNING_LENGTH);
            if (LoginToken.isReserved(beginning)) {
                throw UnsignableException.login();
            }
            var digest = key.algorithm().digest().newDigest();
            digest.update(beginning);
            var buffer = new byte[1 << 16];
            for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return engine.signDigest(key.privateKey(), key.algorithm(), digest.digest());
        } catch (IOException e) {
            throw UnsignableException.because(e);
        }
    }

    /**
     * The signature of octets of which only the digest is known.
     *
     * @throws UnsignableException also if its holder logs in with the key, because nobody sees whether this is a login
     */
    public byte[] rawOfDigest(byte[] digest, SigningKey key) throws UnsignableException {
        requireLength(digest, key);
        if (LoginTokenVerifier.isForAuthentication(key.certificate())) {
            throw UnsignableException.loginKey();
        }
        return engine.signDigest(key.privateKey(), key.algorithm(), digest);
    }

    private static void requireLength(byte[] digest, SigningKey key) throws UnsignableException {
        var expected = key.algorithm().digest().length();
        if (digest.length != expected) {
            throw UnsignableException.digestLength(expected, digest.length);
        }
    }
}
