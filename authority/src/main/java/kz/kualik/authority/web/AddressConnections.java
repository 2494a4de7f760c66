package kz.kualik.authority.web;

import java.util.HashMap;
import java.util.Map;

/** How many connections each address has open; an IPv6 network of 64 bits counts as one address. */
final class AddressConnections {

    private final int most;
    private final Map<Object, String> addresses = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    AddressConnections(int most) {
        this.most = most;
    }

    /** Counts a connection; false, and nothing is counted, if its address has as many open as it may. */
    synchronized boolean open(Object connection, String address) {
        var network = RateLimits.network(address);
        var number = numbers.getOrDefault(network, 0);
        if (number >= most) {
            return false;
        }
        numbers.put(network, number + 1);
        addresses.put(connection, network);
        return true;
    }

    /** The connection is closed; says nothing new if it was known before. */
    synchronized void close(Object connection) {
        var network = addresses.remove(connection);
        if (network == null) {
            return;
        }
        var number = numbers.getOrDefault(network, 0);
        if (number > 1) {
            numbers.put(network, number - 1);
        } else {
            numbers.remove(network);
        }
    }

    int most() {
        return most;
    }
}
