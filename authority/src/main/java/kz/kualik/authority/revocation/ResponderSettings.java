package kz.kualik.authority.revocation;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.TimeStampProperties;
import kz.kualik.authority.host.ConnectionBudget;
import kz.kualik.authority.keys.ResponderEndpoint;
import kz.kualik.authority.node.NodeName;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.http.HttpLimits;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.time.ClockRules;
import kz.kualik.responder.time.MedianReference;
import kz.kualik.responder.time.SntpReference;
import kz.kualik.responder.time.TimeKeeping;
import kz.kualik.responder.time.TimeReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the responder of this process runs, from the configuration. */
@Configuration(proxyBeanMethods = false)
class ResponderSettings {

    private static final int NTP_PORT = 123;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    static ResponderConfiguration responderConfiguration(
            ResponderEndpoint endpoint,
            OcspRules rules,
            TimeStampProperties time,
            NodeName node,
            ConnectionBudget connections) {
        return ResponderConfiguration.listeningOn(endpoint.host(), endpoint.port())
                .withLimits(HttpLimits.standard().withConnections(connections.responder()))
                .withOcsp(rules)
                .withTimeKeeping(timeKeeping(time))
                .withNodeName(node.value());
    }

    private static TimeKeeping timeKeeping(TimeStampProperties time) {
        return new TimeKeeping(
                reference(time.timeServers()),
                new ClockRules(time.maximumDrift(), time.comparedEvery(), time.maximumSilence()));
    }

    private static Optional<TimeReference> reference(List<String> servers) {
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(new MedianReference(servers.stream()
                        .map(server -> new SntpReference(address(server), PATIENCE))
                        .toList()));
    }

    /** Not resolved: names may get another address while the process runs. */
    private static InetSocketAddress address(String server) {
        int colon = server.indexOf(':');
        return colon < 0
                ? InetSocketAddress.createUnresolved(server, NTP_PORT)
                : InetSocketAddress.createUnresolved(
                        server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    }
}
