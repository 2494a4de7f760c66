package kz.kualik.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.authority.KualikApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole authority as {@code ./kualik up} starts it, with a database of its own, on free ports. */
final class WholeAuthority implements AutoCloseable {

    private final Path data;
    private final ConfigurableApplicationContext context;

    private WholeAuthority(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
    }

    static WholeAuthority start(Path data) {
        return new WholeAuthority(
                data,
                new SpringApplicationBuilder(KualikApplication.class)
                        .run(
                                "--kualik.data-directory=" + data,
                                "--kualik.http.port=0",
                                "--kualik.http.connections-by-address=12000",
                                "--kualik.responder.port=0",
                                "--kualik.api.requests-per-minute=60000000",
                                "--kualik.api.identity-questions-per-minute=60000000",
                                "--logging.level.root=error",
                                "--logging.level.kz.kualik=error"));
    }

    <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    /** A client of its HTTP API that shows no certificate. */
    ApiClient api() {
        var trusted = data.resolve("keys/certificates/root-ecdsa.cer");
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new ApiClient(URI.create("https://127.0.0.1:" + port), ClientTls.context(trusted, Optional.empty()));
    }

    @Override
    public void close() {
        context.close();
    }
}
