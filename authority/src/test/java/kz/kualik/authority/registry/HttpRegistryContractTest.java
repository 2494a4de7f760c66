package kz.kualik.authority.registry;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP adapter in front of a server that answers by the documented protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpRegistryContractTest extends RegistryContract {

    private final RegistryServer server;
    private final HttpRegistry registry;

    HttpRegistryContractTest(@TempDir Path folder) throws IOException {
        server = new RegistryServer(RegistryClients.serverTls(), true, SANDBOX);
        registry = new RegistryClients(folder).withCertificate(server.url());
    }

    @BeforeAll
    void askOnce() throws RegistryUnavailableException {
        registry.requireReady();
    }

    @AfterAll
    void close() {
        registry.close();
        server.close();
    }

    @Override
    Registry registry() {
        return registry;
    }
}
