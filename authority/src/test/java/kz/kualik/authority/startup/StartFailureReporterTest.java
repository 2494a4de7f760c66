package kz.kualik.authority.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import kz.kualik.authority.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.io.support.SpringFactoriesLoader;

class StartFailureReporterTest {

    @Test
    void aTakenPortIsNamedWithItsOwner() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = new ApplicationContextException(
                    "Failed to start bean 'webServerStartStop'", new PortInUseException(taken.getLocalPort()));
            assertThat(StartFailureReporter.explain(failure).orElseThrow())
                    .contains("port " + taken.getLocalPort())
                    .contains("process " + ProcessHandle.current().pid())
                    .contains("kualik.http.port")
                    .doesNotContain("\n", "bean");
        }
    }

    @Test
    void whatTheHouseSaysOfItselfIsNotWrappedInTheFrameworksWords() {
        var failure = new ApplicationContextException(
                "Unable to start web server",
                new InvalidConfigurationException("kualik.http.host", "x y", "127.0.0.1"));
        assertThat(StartFailureReporter.explain(failure))
                .contains("the configuration key kualik.http.host cannot be \"x y\"; a good value is 127.0.0.1");
    }

    @Test
    void aDefectKeepsItsStackTrace() {
        assertThat(new StartFailureReporter().reportException(new NullPointerException()))
                .isFalse();
    }

    @Test
    void theFrameworkKnowsTheReporter() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(SpringBootExceptionReporter.class))
                .hasAtLeastOneElementOfType(StartFailureReporter.class);
    }
}
