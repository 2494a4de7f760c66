package kz.kualik.signer.site;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says who stands behind a handshake (RFC 6455, section 10.2). A browser always sends {@code Origin}, and sends in
 * {@code Host} the name under which it looked this computer up: another name than this computer's own means that somebody
 * else's name was made to lead here (DNS rebinding).
 */
public final class Callers {

    private final Set<String> hosts;
    private final boolean localPrograms;

    /**
     * @param port on which the Signer listens
     * @param localPrograms whether callers without {@code Origin} are served
     */
    public Callers(int port, boolean localPrograms) {
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        this.localPrograms = localPrograms;
    }

    /** Whether the request was meant for this computer under its own name. */
    public boolean isOwnHost(Optional<String> host) {
        return host.filter(name -> hosts.contains(name.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** The caller; nothing if it is not served. */
    public Optional<Caller> identify(Optional<String> host, Optional<String> origin) {
        if (!isOwnHost(host)) {
            return Optional.empty();
        }
        if (origin.isEmpty()) {
            return localPrograms ? Optional.of(new Caller.LocalProgram()) : Optional.empty();
        }
        return origin.flatMap(Origin::parse).map(Caller.Site::new);
    }
}
