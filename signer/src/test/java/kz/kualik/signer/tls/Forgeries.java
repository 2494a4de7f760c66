package kz.kualik.signer.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** What somebody could make who had the key of a computer's authority; made with that very authority while it is open. */
final class Forgeries implements AutoCloseable {

    static final String USUAL_SUBJECT = ComputerAuthority.ORGANISATION + ",CN=127.0.0.1";

    private final KeyPair keys = TestPeople.ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
    private final ComputerAuthority authority;

    Forgeries() throws IOException {
        authority = ComputerAuthority.open(TestPeople.ENGINE, new SecureRandom(), Instant.now());
    }

    Certificate authority() {
        return authority.certificate();
    }

    /** The key of everything made here. */
    KeyPair keys() {
        return keys;
    }

    /** A server's certificate for these names, each its form, a colon, and the name. */
    Certificate server(String subject, String... names) {
        return leaf(subject, KeyPurposeId.id_kp_serverAuth, names);
    }

    Certificate leaf(String subject, KeyPurposeId purpose, String... names) {
        try {
            return authority.certify(new X500Name(subject), keys.getPublic(), extensions(purpose, names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An authority below. */
    Certificate subordinate() throws IOException {
        return authority.certify(
                new X500Name(ComputerAuthority.ORGANISATION + ",CN=Below"),
                keys.getPublic(),
                Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)),
                Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
    }

    /** A server's certificate, rightly named, that the authority below signed. */
    Certificate below(Certificate subordinate) throws IOException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var builder = new X509v3CertificateBuilder(
                subordinate.subject(),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(86_400)),
                new X500Name(USUAL_SUBJECT),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        for (var extension : extensions(KeyPurposeId.id_kp_serverAuth, "dns:localhost", "ip:127.0.0.1")) {
            builder.addExtension(extension);
        }
        return Certificate.of(builder.build(
                TestPeople.ENGINE.contentSigner(keys.getPrivate(), KeyAlgorithm.ECDSA_P256.defaultSignature())));
    }

    private static Extension[] extensions(KeyPurposeId purpose, String... names) throws IOException {
        var usual = List.of(
                Extension.create(Extension.basicConstraints, true, new BasicConstraints(false)),
                Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                Extension.create(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose)));
        if (names.length == 0) {
            return usual.toArray(Extension[]::new);
        }
        var all = usual.toArray(new Extension[usual.size() + 1]);
        var forms = Arrays.stream(names).map(Forgeries::name).toArray(GeneralName[]::new);
        all[usual.size()] = Extension.create(Extension.subjectAlternativeName, false, new GeneralNames(forms));
        return all;
    }

    private static GeneralName name(String text) {
        var colon = text.indexOf(':');
        var value = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "dns" -> new GeneralName(GeneralName.dNSName, value);
            case "ip" -> new GeneralName(GeneralName.iPAddress, value);
            case "mail" -> new GeneralName(GeneralName.rfc822Name, value);
            case "uri" -> new GeneralName(GeneralName.uniformResourceIdentifier, value);
            case "dn" -> new GeneralName(new X500Name(value));
            default -> throw new AssertionError(text);
        };
    }

    /** Writes certificates into a PEM file. */
    static Path write(Path file, Certificate... certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(PemOrDer.toPem("CERTIFICATE", certificate.encoded()));
        }
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        authority.close();
    }
}
