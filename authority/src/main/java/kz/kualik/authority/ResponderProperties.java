package kz.kualik.authority;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the public status and time service of this process is.
 *
 * @param host {@code kualik.responder.host}: the address to listen on
 * @param port {@code kualik.responder.port}: 0 takes a free one, for tests: certificates keep the address of their issue
 * @param publicUrl {@code kualik.responder.public-url}: how everybody reaches it; written into certificates, so it must
 *     stay; host and port if not given
 */
@ConfigurationProperties("kualik.responder")
public record ResponderProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("8880") int port,
        @Nullable URI publicUrl) {

    public ResponderProperties {
        if (port < 0 || port > 65535) {
            throw new InvalidConfigurationException("kualik.responder.port", Integer.toString(port), "8880");
        }
        if (publicUrl != null && (!"http".equals(publicUrl.getScheme()) || publicUrl.getHost() == null)) {
            throw new InvalidConfigurationException(
                    "kualik.responder.public-url", publicUrl.toString(), "http://status.example.kz/");
        }
    }

    /** The public address, if one is set. */
    public Optional<URI> publicAddress() {
        return Optional.ofNullable(publicUrl);
    }
}
