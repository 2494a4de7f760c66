package kz.kualik.acceptance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS from the client's side: whom to trust, and which certificate to show. */
public final class ClientTls {

    private ClientTls() {}

    /** A PKCS#12 key store and the file that holds its password. */
    public record ClientKey(Path keyStore, Path passwordFile) {}

    /**
     * Trusts exactly the certificates of one PEM or DER file and shows the given key, if any.
     *
     * @throws TlsSetupException if a file cannot be read or a password does not fit
     */
    public static SSLContext context(Path trusted, Optional<ClientKey> key) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    key.map(ClientTls::keyManagers).orElse(null),
                    trustManagers(trusted).getTrustManagers(),
                    null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsSetupException(trusted, e);
        }
    }

    private static TrustManagerFactory trustManagers(Path trusted) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (var in = Files.newInputStream(trusted)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var number = 0;
        for (var certificate : certificates) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }

    private static KeyManager @Nullable [] keyManagers(ClientKey key) {
        try (var in = Files.newInputStream(key.keyStore())) {
            var password = Files.readString(key.passwordFile()).strip().toCharArray();
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new TlsSetupException(key.keyStore(), e);
        }
    }
}
