package kz.kualik.authority.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import kz.kualik.authority.ResponderProperties;

/**
 * Where this process's responder listens, and what certificates say about it.
 *
 * @param host the address to listen on
 * @param port the port to listen on, never 0
 * @param addresses what goes into certificates
 */
public record ResponderEndpoint(String host, int port, PublicAddresses addresses) {

    /** Chooses a free port where none is set: the address must be known before the first certificate is made. */
    static ResponderEndpoint of(ResponderProperties properties) {
        var port = properties.port() == 0 ? freePort(properties.host()) : properties.port();
        var address = properties
                .publicAddress()
                .orElseGet(() -> URI.create("http://" + properties.host() + ":" + port + "/"));
        return new ResponderEndpoint(properties.host(), port, new PublicAddresses(address));
    }

    private static int freePort(String host) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
