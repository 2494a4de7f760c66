package kz.kualik.authority.web;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import kz.kualik.authority.InvalidConfigurationException;
import kz.kualik.authority.KualikProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** TLS 1.2 and 1.3 with the authority's own certificate; a client may show a certificate and need not. */
@Configuration(proxyBeanMethods = false)
class HttpsConfiguration {

    private static final String BUNDLE = "kualik";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> https(
            KualikProperties properties, ServerCredentials credentials) {
        return factory -> {
            var ssl = new Ssl();
            ssl.setBundle(BUNDLE);
            ssl.setClientAuth(Ssl.ClientAuth.WANT);
            factory.setSsl(ssl);
            factory.setSslBundles(new DefaultSslBundleRegistry(BUNDLE, bundle(credentials)));
            factory.setPort(properties.http().port());
            factory.setAddress(address(properties.http().host()));
        };
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (IOException e) {
            throw new InvalidConfigurationException("kualik.http.host", host, "127.0.0.1");
        }
    }

    private static SslBundle bundle(ServerCredentials credentials) {
        // The key store never leaves the memory; its password only satisfies the interface.
        var octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        var password = HexFormat.of().formatHex(octets);
        try {
            var stores = SslStoreBundle.of(
                    keyStore(credentials, password), password, trustStore(credentials.clientAuthorities()));
            return SslBundle.of(
                    stores, SslBundleKey.of(password), SslOptions.of((String[]) null, new String[] {"TLSv1.3", "TLSv1.2"
                    }));
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableServerCredentialsException(e);
        }
    }

    private static KeyStore keyStore(ServerCredentials credentials, String password)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                credentials.key(),
                password.toCharArray(),
                credentials.chain().toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore trustStore(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return store;
    }
}
