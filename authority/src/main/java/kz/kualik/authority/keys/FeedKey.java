package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kz.kualik.authority.KualikProperties;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The key that signs the status feed. It lies beside the keys of the other services, and is made when it is not there (as in
 * a data directory that is older than the feed) or when its certificate is about to end: responders believe every such
 * key that the house has certified.
 */
@Component
public final class FeedKey {

    private static final Logger LOG = LoggerFactory.getLogger(FeedKey.class);
    private static final String NAME = "feed";
    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;

    /** How long before its end a certificate is replaced; a process starts more often than that. */
    private static final Duration RENEWED_BEFORE = Duration.ofDays(60);

    private final KeyFiles files;
    private final AuthorityKeys keys;
    private final HouseCertificates certificates;
    private final CryptoEngine engine;
    private final Clock clock;

    @Autowired
    FeedKey(
            KualikProperties properties,
            AuthorityKeys keys,
            HouseCertificates certificates,
            CryptoEngine engine,
            Clock clock) {
        this(new KeyFiles(properties.dataDirectory().resolve("keys")), keys, certificates, engine, clock);
    }

    FeedKey(KeyFiles files, AuthorityKeys keys, HouseCertificates certificates, CryptoEngine engine, Clock clock) {
        this.files = files;
        this.keys = keys;
        this.certificates = certificates;
        this.engine = engine;
        this.clock = clock;
    }

    /** The authority that certifies it. */
    public IssuingAuthority issuer() {
        return keys.issuer(AlgorithmSuite.ECDSA.issuer()).orElseThrow();
    }

    /** The key, made if need be. */
    public KeyedCertificate open() {
        var file = files.serviceKey(NAME);
        try (var passphrase = Passphrase.read(files.servicePassphrase())) {
            if (Files.exists(file)) {
                PrivateFiles.requirePrivate(file);
                var entry = new Pkcs12Reader(engine)
                        .read(PrivateFiles.read(file, Pkcs12Reader.MAXIMUM_SIZE), passphrase)
                        .entries()
                        .getFirst();
                var certificate = Certificate.of(entry.chain().getFirst());
                if (clock.instant().plus(RENEWED_BEFORE).isBefore(certificate.notAfter())
                        && certificate.issuer().equals(issuer().certificate().subject())) {
                    return keyed(entry, certificate);
                }
            }
        } catch (Pkcs12Exception e) {
            throw KeyFileException.damaged(file, e);
        }
        return make(file);
    }

    /** A new key in its place, because this one is not to be believed any more. */
    public KeyedCertificate replace() {
        return make(files.serviceKey(NAME));
    }

    private KeyedCertificate make(Path file) {
        var pair = engine.generateKeyPair(ALGORITHM);
        try (var passphrase = Passphrase.read(files.servicePassphrase())) {
            var certificate = certificates.issue(
                    issuer(),
                    ProfileName.FEED_SIGNER,
                    "STATUS FEED",
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            var entry = Pkcs12Entry.of(pair.getPrivate(), List.of(certificate.toHolder()));
            var unfinished = file.resolveSibling(NAME + ".unfinished");
            Files.deleteIfExists(unfinished);
            PrivateFiles.write(
                    unfinished,
                    Pkcs12Writer.forRandomPassphrases(new SecureRandom())
                            .write(entry, passphrase, Pkcs12Dialect.MODERN));
            PrivateFiles.rename(unfinished, file);
            LOG.info("made a key for the status feed, certificate {}", certificate.serialNumber());
            return keyed(entry, certificate);
        } catch (HouseCertificateRefusedException e) {
            throw new CeremonyFailedException("the certificate of the status feed", e);
        } catch (IOException e) {
            throw KeyFileException.notWritten(file, e);
        }
    }

    private static KeyedCertificate keyed(Pkcs12Entry entry, Certificate certificate) {
        return new KeyedCertificate(NAME, entry.key(), ALGORITHM.defaultSignature(), certificate, List.of());
    }
}
