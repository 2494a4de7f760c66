package kz.kualik.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** People with self-signed certificates and key files, made once for each algorithm. */
public final class TestPeople {

    public static final CryptoEngine ENGINE = CryptoEngine.detect();
    public static final String PASSWORD = "Qwerty12";
    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    public static final Instant END = Instant.parse("2049-01-01T00:00:00Z");

    private static final Map<KeyAlgorithm, Pkcs12Entry> PEOPLE = new EnumMap<>(KeyAlgorithm.class);

    private TestPeople() {}

    /** Somebody who may log in and sign, with a key of this kind. */
    public static synchronized Pkcs12Entry person(KeyAlgorithm algorithm) {
        return PEOPLE.computeIfAbsent(
                algorithm,
                kind -> person(kind, START, END, KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_clientAuth));
    }

    /** Somebody with a certificate for a certain time and certain purposes. */
    public static Pkcs12Entry person(KeyAlgorithm algorithm, Instant start, Instant end, KeyPurposeId... purposes) {
        var pair = ENGINE.generateKeyPair(algorithm);
        return Pkcs12Entry.of(
                pair.getPrivate(),
                List.of(certificate(pair, algorithm, start, end, purposes).toHolder()));
    }

    private static Certificate certificate(
            KeyPair pair, KeyAlgorithm algorithm, Instant start, Instant end, KeyPurposeId... purposes) {
        var subject =
                new X500Name("CN=ТЕСТОВ ТЕСТ,SURNAME=ТЕСТОВ,SERIALNUMBER=IIN950101399991,C=KZ,GIVENNAME=ТЕСТОВИЧ");
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var builder = new X509v3CertificateBuilder(
                subject, BigInteger.valueOf(4711), Date.from(start), Date.from(end), subject, info);
        try {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new SubjectKeyIdentifier(
                            DigestAlgorithm.SHA1.digest(info.getPublicKeyData().getOctets())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Certificate.of(builder.build(ENGINE.contentSigner(pair.getPrivate(), algorithm.defaultSignature())));
    }

    /** The certificate of somebody. */
    public static Certificate certificate(Pkcs12Entry person) {
        return Certificate.of(person.chain().getFirst());
    }

    /** A key file, under {@link #PASSWORD}. */
    public static Path keyFile(Path folder, Pkcs12Entry person) {
        try (var password = Password.of(PASSWORD.toCharArray())) {
            var octets =
                    Pkcs12Writer.forRandomPassphrases(new SecureRandom()).write(person, password, Pkcs12Dialect.MODERN);
            return Files.write(folder.resolve(person.alias() + ".p12"), octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
