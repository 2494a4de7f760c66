package kz.kualik.authority.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kz.kualik.authority.web.ServerCredentials;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A throw-away authority for TLS: a server certificate for 127.0.0.1, and as many client certificates as asked for. */
public final class TestCredentials {

    private static final X500Name AUTHORITY = new X500Name("CN=TLS of a test");
    private static final char[] PASSWORD = "in memory only".toCharArray();
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final KeyPair authorityKeys;
    private final X509Certificate authority;

    /** A client's key with its certificate. */
    public record Client(KeyPair keys, X509Certificate certificate) {}

    public TestCredentials() {
        authorityKeys = newKeys();
        authority = certificate(AUTHORITY, authorityKeys, true, Duration.ofDays(1));
    }

    /** What the server is to show and to trust. */
    public ServerCredentials server() {
        var keys = newKeys();
        var certificate = certificate(new X500Name("CN=127.0.0.1"), keys, false, Duration.ofDays(1));
        return new ServerCredentials(keys.getPrivate(), List.of(certificate), List.of(authority));
    }

    public Client client(Duration validity) {
        var keys = newKeys();
        return new Client(keys, certificate(new X500Name("CN=operator"), keys, false, validity));
    }

    /** TLS of a client that trusts this authority and shows the certificate, if any. */
    public SSLContext clientTls(Optional<Client> client) {
        try {
            var trust = emptyStore();
            trust.setCertificateEntry("authority", authority);
            var trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trust);
            var own = emptyStore();
            if (client.isPresent()) {
                own.setKeyEntry("own", client.get().keys().getPrivate(), PASSWORD, new Certificate[] {
                    client.get().certificate()
                });
            }
            var keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(own, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** This authority's certificate, in DER. */
    public byte[] authority() {
        try {
            return authority.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** TLS of a server that shows a certificate of this authority and trusts its clients. */
    public SSLContext serverTls() {
        var server = server();
        var certificate = server.chain().getFirst();
        return clientTls(Optional.of(new Client(new KeyPair(certificate.getPublicKey(), server.key()), certificate)));
    }

    /** A key with a certificate of this authority in a PKCS#12 file. */
    public byte[] clientKeyStore(String password) {
        try (var out = new ByteArrayOutputStream()) {
            var client = client(Duration.ofDays(1));
            var store = emptyStore();
            store.setKeyEntry(
                    "own", client.keys().getPrivate(), password.toCharArray(), new Certificate[] {client.certificate()
                    });
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // Bouncy Castle's builder takes nothing else
    private X509Certificate certificate(X500Name subject, KeyPair keys, boolean isAuthority, Duration validity) {
        try {
            var now = Instant.now();
            var builder = new X509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plus(validity)),
                    subject,
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
