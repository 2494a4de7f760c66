package kz.kualik.authority;

import java.net.URI;
import java.time.Duration;
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
 * @param neverIssued {@code kualik.responder.never-issued}: what is said of a serial number that was never issued: {@code
 *     revoked}, since 1970, on hold, with the extension id-pkix-ocsp-extended-revoke (RFC 6960, section 2.2), or {@code
 *     unknown}
 * @param unknownAfter {@code kualik.responder.unknown-after}: when what the responder knows is older than this, as when the
 *     database is gone, it says "try later" about serial numbers that it does not know
 * @param silentAfter {@code kualik.responder.silent-after}: when it is older than this, about all
 * @param connections {@code kualik.responder.connections}: how many may be open at once, fewer if the process may not open so
 *     many files; further ones are closed at once
 * @param snapshotAfter {@code kualik.responder.snapshot-after}: after so many records of the status log what is known is
 *     stored as a snapshot, and records that lie behind the snapshot before it are removed
 */
@ConfigurationProperties("kualik.responder")
public record ResponderProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("8880") int port,
        @Nullable URI publicUrl,
        @DefaultValue("revoked") NeverIssued neverIssued,
        @DefaultValue("5s") Duration unknownAfter,
        @DefaultValue("1m") Duration silentAfter,
        @DefaultValue("12000") int connections,
        @DefaultValue("500000") int snapshotAfter) {

    /** What is said of a serial number that was never issued. */
    public enum NeverIssued {
        REVOKED,
        UNKNOWN
    }

    public ResponderProperties {
        if (port < 0 || port > 65535) {
            throw new InvalidConfigurationException("kualik.responder.port", Integer.toString(port), "8880");
        }
        if (publicUrl != null && (!"http".equals(publicUrl.getScheme()) || publicUrl.getHost() == null)) {
            throw new InvalidConfigurationException(
                    "kualik.responder.public-url", publicUrl.toString(), "http://status.example.kz/");
        }
        if (connections < 100) {
            throw new InvalidConfigurationException(
                    "kualik.responder.connections", Integer.toString(connections), "12000");
        }
        if (!unknownAfter.isPositive()) {
            throw new InvalidConfigurationException("kualik.responder.unknown-after", unknownAfter.toString(), "5s");
        }
        if (silentAfter.compareTo(unknownAfter) < 0) {
            throw new InvalidConfigurationException("kualik.responder.silent-after", silentAfter.toString(), "1m");
        }
        if (snapshotAfter < 1) {
            throw new InvalidConfigurationException(
                    "kualik.responder.snapshot-after", Integer.toString(snapshotAfter), "500000");
        }
    }

    /** The public address, if one is set. */
    public Optional<URI> publicAddress() {
        return Optional.ofNullable(publicUrl);
    }
}
