package kz.kualik.authority.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import kz.kualik.authority.RegistryProperties;
import kz.kualik.authority.testing.TestCredentials;
import kz.kualik.pki.identity.IdentifierRules;

/** Clients of a registry, made from files as the configuration names them. */
final class RegistryClients {

    private static final TestCredentials CREDENTIALS = new TestCredentials();

    private final Path folder;

    RegistryClients(Path folder) {
        this.folder = folder;
    }

    static SSLContext serverTls() {
        return CREDENTIALS.serverTls();
    }

    HttpRegistry withCertificate(URI url) throws IOException {
        return client(
                url, Optional.of(keyStore()), Optional.empty(), authority(CREDENTIALS), Duration.ofSeconds(10), 16);
    }

    HttpRegistry withToken(URI url, Path token) throws IOException {
        return client(url, Optional.empty(), Optional.of(token), authority(CREDENTIALS), Duration.ofSeconds(10), 16);
    }

    HttpRegistry impatient(URI url, Duration answerWithin, int questionsAtOnce) throws IOException {
        return client(
                url, Optional.of(keyStore()), Optional.empty(), authority(CREDENTIALS), answerWithin, questionsAtOnce);
    }

    HttpRegistry thatTrustsSomebodyElse(URI url) throws IOException {
        return client(
                url,
                Optional.of(keyStore()),
                Optional.empty(),
                authority(new TestCredentials()),
                Duration.ofSeconds(10),
                16);
    }

    Path token(String token) throws IOException {
        return secret("token", token + "\n");
    }

    Path secret(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    private Path keyStore() throws IOException {
        secret("password", "of the test");
        var file = folder.resolve("client.p12");
        Files.write(file, CREDENTIALS.clientKeyStore("of the test"));
        return file;
    }

    private Path authority(TestCredentials credentials) throws IOException {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(credentials.authority())
                        + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    private HttpRegistry client(
            URI url,
            Optional<Path> keyStore,
            Optional<Path> token,
            Path authority,
            Duration answerWithin,
            int questionsAtOnce) {
        var properties = new RegistryProperties(
                url,
                authority,
                keyStore.orElse(null),
                keyStore.map(store -> store.resolveSibling("password")).orElse(null),
                token.orElse(null),
                Duration.ofSeconds(2),
                answerWithin,
                65_536,
                questionsAtOnce);
        return new HttpRegistry(
                url, new RegistryCredentials(properties), new RegistryAnswers(IdentifierRules.SANDBOX), properties);
    }
}
