package kz.kualik.authority.web;

import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.host.ConnectionBudget;
import kz.kualik.authority.problem.ProblemWriter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds what Tomcat reads of a request before any of our code sees it, and lets it speak as the rest of the API does. */
@Configuration(proxyBeanMethods = false)
class TomcatLimits {

    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int MOST_HEADERS = 60;
    private static final int MOST_PARAMETERS = 50;

    /** Nobody uses what these are for, and each octet of them may take as long as it likes. */
    private static final int LONGEST_EXTRAS_OF_CHUNKS = 16;

    /** Connections that the kernel holds while none more may be open. */
    private static final int WAITING_TO_BE_TAKEN = 1_000;

    /** Customizers without an order come last, so this report stands nearest to the application and speaks first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundsOfTomcat(
            ProblemWriter problems, KualikProperties properties, ConnectionBudget connections) {
        return factory -> {
            factory.setProtocol(HeadInTimeProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(LONGEST_HEADERS));
                connector.setProperty("maxHeaderCount", Integer.toString(MOST_HEADERS));
                connector.setMaxParameterCount(MOST_PARAMETERS);
                connector.setProperty("maxConnections", Integer.toString(connections.https()));
                connector.setProperty("maxExtensionSize", Integer.toString(LONGEST_EXTRAS_OF_CHUNKS));
                connector.setProperty("maxTrailerSize", Integer.toString(LONGEST_EXTRAS_OF_CHUNKS));
                connector.setProperty("maxSwallowSize", Integer.toString(UnreadRestValve.LONGEST_REST));
                connector.setProperty("acceptCount", Integer.toString(WAITING_TO_BE_TAKEN));
                if (connector.getProtocolHandler() instanceof HeadInTimeProtocol protocol) {
                    protocol.setHeadWithin(properties.http().requestWithin());
                    protocol.setMostConnectionsByAddress(properties.http().connectionsByAddress());
                }
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemReportValve.class.getName());
                    host.getPipeline().addValve(new UnreadRestValve());
                    host.getPipeline().addValve(new ProblemReportValve(problems));
                }
            });
        };
    }
}
