package kz.kualik.authority.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import kz.kualik.authority.RegistryProperties;
import org.jspecify.annotations.Nullable;

/** With what we show the registry who we are, and how we know that it is the registry. */
final class RegistryCredentials {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final SSLContext tls;
    private final Optional<Path> tokenFile;

    /** @throws UnusableRegistryCredentialsException if a file is missing, open to others, or not what it must be */
    RegistryCredentials(RegistryProperties properties) {
        this.tokenFile = Optional.ofNullable(properties.tokenFile());
        tokenFile.ifPresent(RegistryCredentials::requirePrivate);
        try {
            tls = SSLContext.getInstance("TLS");
            tls.init(ownKeys(properties), trusted(properties), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableRegistryCredentialsException("the TLS of the registry cannot be set up", e);
        }
    }

    SSLContext tls() {
        return tls;
    }

    /** The bearer token as it stands in its file now. */
    Optional<String> token() throws RegistryUnavailableException {
        if (tokenFile.isEmpty()) {
            return Optional.empty();
        }
        try {
            var token =
                    Files.readString(tokenFile.get(), StandardCharsets.US_ASCII).strip();
            if (!token.matches("[0-9A-Za-z._~+/=-]{1,4096}")) {
                throw new RegistryUnavailableException("the file kualik.registry.token-file holds no bearer token");
            }
            return Optional.of(token);
        } catch (IOException e) {
            throw new RegistryUnavailableException("the file kualik.registry.token-file cannot be read");
        }
    }

    private static KeyManager @Nullable [] ownKeys(RegistryProperties properties)
            throws GeneralSecurityException, IOException {
        var file = properties.clientKeyStore();
        var passwordFile = properties.clientKeyStorePasswordFile();
        if (file == null || passwordFile == null) {
            return null;
        }
        requirePrivate(passwordFile);
        var password =
                Files.readString(passwordFile, StandardCharsets.UTF_8).strip().toCharArray();
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, password);
            return managers.getKeyManagers();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Nothing for the authorities of the Java runtime. */
    private static TrustManager @Nullable [] trusted(RegistryProperties properties)
            throws GeneralSecurityException, IOException {
        var file = properties.authorityFile();
        if (file == null) {
            return null;
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        var managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(store);
        return managers.getTrustManagers();
    }

    private static void requirePrivate(Path file) {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                throw new UnusableRegistryCredentialsException(
                        "the secret in " + file + " can be read by others; make it chmod 600");
            }
        } catch (IOException e) {
            throw new UnusableRegistryCredentialsException("the file " + file + " cannot be read", e);
        }
    }
}
