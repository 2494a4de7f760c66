package kz.kualik.authority;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The state's registers of persons and entities, asked over HTTPS; see {@code docs/guide/registry.md} for the protocol.
 *
 * @param url {@code kualik.registry.url}: below which the registry answers; while it is missing, the sandbox asks its own
 *     simulated registry, and an authority that is no sandbox approves nothing
 * @param authorityFile {@code kualik.registry.authority-file}: PEM certificates of the authorities whose server certificate
 *     is taken for the registry's; those of the Java runtime if missing
 * @param clientKeyStore {@code kualik.registry.client-key-store}: PKCS#12 with the key and the certificate that we show
 * @param clientKeyStorePasswordFile {@code kualik.registry.client-key-store-password-file}: holds its password; nobody else
 *     may read it
 * @param tokenFile {@code kualik.registry.token-file}: holds a bearer token; read anew for every question, so that it can be
 *     changed while the authority runs; nobody else may read it
 * @param connectWithin {@code kualik.registry.connect-within}: how long a connection may take
 * @param answerWithin {@code kualik.registry.answer-within}: how long a question may take from beginning to end
 * @param maximumAnswer {@code kualik.registry.maximum-answer}: octets of an answer that are read at most
 * @param questionsAtOnce {@code kualik.registry.questions-at-once}: more are refused at once, so that a slow registry cannot
 *     gather up waiting callers; as many again are kept apart for the questions that strangers cause
 */
@ConfigurationProperties("kualik.registry")
public record RegistryProperties(
        @Nullable URI url,
        @Nullable Path authorityFile,
        @Nullable Path clientKeyStore,
        @Nullable Path clientKeyStorePasswordFile,
        @Nullable Path tokenFile,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("65536") int maximumAnswer,
        @DefaultValue("16") int questionsAtOnce) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int SMALLEST_ANSWER = 1_024;

    public RegistryProperties {
        if (url != null) {
            requireAddress(url);
            if (clientKeyStore == null && tokenFile == null) {
                throw new InvalidConfigurationException(
                        "kualik.registry.client-key-store", "nothing", "/etc/kualik/registry.p12, or a token-file");
            }
        }
        if (clientKeyStore != null && clientKeyStorePasswordFile == null) {
            throw new InvalidConfigurationException(
                    "kualik.registry.client-key-store-password-file", "nothing", "/etc/kualik/registry-password");
        }
        requireTime("kualik.registry.connect-within", connectWithin, "2s");
        requireTime("kualik.registry.answer-within", answerWithin, "5s");
        if (maximumAnswer < SMALLEST_ANSWER) {
            throw new InvalidConfigurationException(
                    "kualik.registry.maximum-answer", Integer.toString(maximumAnswer), "65536");
        }
        if (questionsAtOnce < 1) {
            throw new InvalidConfigurationException(
                    "kualik.registry.questions-at-once", Integer.toString(questionsAtOnce), "16");
        }
    }

    /** Where the registry is, if one is configured. */
    public Optional<URI> address() {
        return Optional.ofNullable(url);
    }

    private static void requireAddress(URI url) {
        if (!"https".equals(url.getScheme())
                || url.getHost() == null
                || url.getRawQuery() != null
                || url.getRawUserInfo() != null) {
            throw new InvalidConfigurationException(
                    "kualik.registry.url", url.toString(), "https://registry.example.kz/kualik/v1");
        }
    }

    private static void requireTime(String key, Duration time, String example) {
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw new InvalidConfigurationException(key, time.toString(), example);
        }
    }
}
