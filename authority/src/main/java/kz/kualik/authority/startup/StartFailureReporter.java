package kz.kualik.authority.startup;

import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.host.PortOwner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one sentence why the authority does not start, if it is something that the person before the screen can mend: a
 * taken port, a wrong value, a missing key file. Everything else is a defect of ours and keeps its stack trace. Named in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);
    private static final String HOUSE = "kz.kualik.";

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = explain(failure);
        sentence.ifPresent(words -> {
            new Console().complain(words);
            LOG.debug("the start failed", failure);
        });
        return sentence.isPresent();
    }

    /** The outermost exception of the house speaks for people already; the framework's are translated. */
    static Optional<String> explain(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream()
                .filter(cause -> cause.getClass().getName().startsWith(HOUSE))
                .findFirst()
                .map(cause -> String.valueOf(cause.getMessage()))
                .or(() -> causes.stream()
                        .flatMap(cause -> translate(cause).stream())
                        .findFirst());
    }

    private static Optional<String> translate(Throwable cause) {
        return switch (cause) {
            case PortInUseException taken -> Optional.of(takenPort(taken.getPort()));
            case BindException unfit
            when unfit.getProperty() != null ->
                Optional.of("the configuration key " + unfit.getProperty().getName() + " cannot be \""
                        + unfit.getProperty().getValue() + "\"");
            case ConfigDataResourceNotFoundException missing ->
                Optional.of("there is no configuration file at " + missing.getReferenceDescription());
            default -> Optional.empty();
        };
    }

    private static String takenPort(int port) {
        return "the authority cannot listen on port " + port
                + new PortOwner()
                        .describe(port)
                        .map(who -> ", which " + who + " has taken")
                        .orElse("")
                + "; set kualik.http.port to a free one";
    }
}
