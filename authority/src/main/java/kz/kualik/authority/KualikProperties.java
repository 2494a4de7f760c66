package kz.kualik.authority;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The configuration of the authority, bound once from {@code kualik.yaml} and checked at start.
 *
 * @param dataDirectory {@code kualik.data-directory}: everything that must survive a restart lies below it: the embedded
 *     database, the authority's keys, the operators' key files of the sandbox
 * @param nodeName {@code kualik.node-name}: the name of this process among the nodes on one database, in the audit chain
 *     and in plans of issuance; made once and kept in the data directory if not given
 * @param sandbox {@code kualik.sandbox}: simulated registries, a clock that can be moved, TEST authorities; never on for
 *     real people
 * @param http where citizens, operators and integrators reach the authority
 * @param database the database; embedded unless a URL is given
 */
@ConfigurationProperties("kualik")
public record KualikProperties(
        @DefaultValue(".kualik") Path dataDirectory,
        @Nullable String nodeName,
        @DefaultValue("true") boolean sandbox,
        @DefaultValue Http http,
        @DefaultValue Database database) {

    private static final Pattern NODE_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public KualikProperties {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        if (nodeName != null && !NODE_NAME.matcher(nodeName).matches()) {
            throw new InvalidConfigurationException("kualik.node-name", nodeName, "astana-1");
        }
    }

    /**
     * The HTTPS address.
     *
     * @param host {@code kualik.http.host}: the address to listen on
     * @param port {@code kualik.http.port}: 0 takes a free one
     * @param connections {@code kualik.http.connections}: how many may be open at once; fewer if the process may not open so
     *     many files or has too little memory. Further ones wait until one is closed
     * @param connectionsByAddress {@code kualik.http.connections-by-address}: how many of them one address may have; an IPv6
     *     network of 64 bits counts as one address. Further ones are closed at once
     * @param requestWithin {@code kualik.http.request-within}: within this time after its first octet the head of a request
     *     must be there, and its body within the same time again
     */
    public record Http(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("8443") int port,
            @DefaultValue("12000") int connections,
            @DefaultValue("200") int connectionsByAddress,
            @DefaultValue("30s") Duration requestWithin) {

        public Http {
            if (connections < 100) {
                throw new InvalidConfigurationException(
                        "kualik.http.connections", Integer.toString(connections), "12000");
            }
            if (connectionsByAddress < 2) {
                throw new InvalidConfigurationException(
                        "kualik.http.connections-by-address", Integer.toString(connectionsByAddress), "200");
            }
            if (requestWithin.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new InvalidConfigurationException("kualik.http.request-within", requestWithin.toString(), "30s");
            }
            requirePort("kualik.http.port", port, "8443");
        }
    }

    /**
     * The database.
     *
     * @param url {@code kualik.database.url}: {@code embedded} for the one that runs in the data directory, or an external
     *     PostgreSQL 15 or newer, for example {@code jdbc:postgresql://db.example.kz:5432/kualik}
     * @param username {@code kualik.database.username}: the role on the external database
     * @param passwordFile {@code kualik.database.password-file}: a file that holds the role's password and that nobody
     *     else may read
     * @param port {@code kualik.database.port}: of the embedded database, on 127.0.0.1; 0 takes a free one
     * @param runAsUid {@code kualik.database.run-as-uid}: the unprivileged user of the embedded database when the
     *     authority is started by root, who may not run PostgreSQL; 65534 is nobody
     * @param binariesDirectory {@code kualik.database.binaries-directory}: where the embedded database's programs are
     *     unpacked once; several data directories may share it
     * @param connections {@code kualik.database.connections}: how many connections the pool holds at most
     */
    public record Database(
            @DefaultValue(EMBEDDED) String url,
            @DefaultValue("kualik") String username,
            @Nullable Path passwordFile,
            @DefaultValue("0") int port,
            @DefaultValue("65534") int runAsUid,
            @Nullable Path binariesDirectory,
            @DefaultValue("16") int connections) {

        /** The value of {@code url} for the database that the authority runs itself. */
        public static final String EMBEDDED = "embedded";

        public Database {
            requirePort("kualik.database.port", port, "0 or 5433");
            if (!url.equals(EMBEDDED) && !url.startsWith("jdbc:postgresql:")) {
                throw new InvalidConfigurationException(
                        "kualik.database.url", url, "embedded, or jdbc:postgresql://127.0.0.1:5432/kualik");
            }
            if (runAsUid < 1) {
                throw new InvalidConfigurationException(
                        "kualik.database.run-as-uid", Integer.toString(runAsUid), "65534");
            }
            if (connections < 2) {
                throw new InvalidConfigurationException(
                        "kualik.database.connections", Integer.toString(connections), "16");
            }
        }
    }

    private static void requirePort(String key, int port, String example) {
        if (port < 0 || port > 65535) {
            throw new InvalidConfigurationException(key, Integer.toString(port), example);
        }
    }
}
