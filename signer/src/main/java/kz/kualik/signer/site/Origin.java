package kz.kualik.signer.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a web page comes from (RFC 6454): what the browser says of it, and what the page cannot forge. Only pages that came
 * over TLS are accepted, and those of this very computer.
 *
 * @param scheme {@code https} or {@code http}
 * @param host in small letters; an internationalised name in its ASCII form, an IPv6 address in brackets
 * @param port the port, also when it is the scheme's usual one
 */
public record Origin(String scheme, String host, int port) {

    private static final int LONGEST = 300;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads the value of an {@code Origin} header.
     *
     * @return nothing for what is not accepted: {@code null}, other schemes, unprotected pages of other computers, anything
     *     behind the port
     */
    public static Optional<Origin> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return of(new URI(header));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Origin> of(URI address) {
        var host = address.getHost();
        var scheme = address.getScheme();
        boolean more = address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || !String.valueOf(address.getRawPath()).isEmpty();
        if (host == null || scheme == null || more) {
            return Optional.empty();
        }
        var name = host.toLowerCase(Locale.ROOT);
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> Optional.of(new Origin("https", name, port(address, HTTPS_PORT)));
            case "http" ->
                THIS_COMPUTER.contains(name)
                        ? Optional.of(new Origin("http", name, port(address, HTTP_PORT)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static int port(URI address, int usual) {
        return address.getPort() < 0 ? usual : address.getPort();
    }

    /**
     * The last two parts of the host's name: what one owner, as a rule, has as a whole. For a host without a name its address.
     */
    public String site() {
        var labels = host.split("\\.", -1);
        boolean isAddress =
                host.startsWith("[") || labels[labels.length - 1].chars().allMatch(Character::isDigit);
        return isAddress || labels.length <= 2 ? host : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    /** As browsers write it: without the scheme's usual port. */
    @Override
    public String toString() {
        boolean usual = port == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
