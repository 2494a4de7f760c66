package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.SitePerson;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.TestTimeStamps;
import kz.kualik.signer.socket.SocketLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The unmodified npm packages in Node, over real TLS: every method that they have, and what comes out judged. */
class NodeClientsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needsNode() {
        assumeTrue(Program.answers("node", "--version"), "needs Node.js");
        Packages.assume();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048"})
    void everyMethodOfNcaLayerJsClientGivesWhatTheNamedVerifiersAccept(KeyAlgorithm algorithm) throws IOException {
        var judges = new Judges(folder, algorithm, ClientRun.DOCUMENT, true);
        run("ncalayer-js-client", algorithm).judgeSigex(judges, false);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048"})
    void everyMethodOfSeithqNcaLayerGivesWhatTheNamedVerifiersAccept(KeyAlgorithm algorithm) throws IOException {
        var judges = new Judges(folder, algorithm, ClientRun.DOCUMENT, true);
        run("@seithq/ncalayer", algorithm).judgeSeithq(judges);
    }

    private ClientRun run(String client, KeyAlgorithm algorithm) throws IOException {
        var document = Files.write(folder.resolve("chosen"), ClientRun.DOCUMENT);
        var person = SitePerson.of(folder, TestPeople.person(algorithm), document, Set.of());
        try (var signer =
                RunningSigner.start(folder, person, SocketLimits.usual(), Optional.of(new TestTimeStamps()))) {
            var authority = Files.writeString(
                    folder.resolve("ca.pem"),
                    PemOrDer.toPem("CERTIFICATE", signer.identity().authority().encoded()));
            var outcome = Program.run(
                    Packages.FOLDER,
                    Map.of("NODE_EXTRA_CA_CERTS", authority.toString()),
                    List.of("node", "in-node.mjs", client, ClientRun.input(signer.port(), algorithm)));
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            return new ClientRun(outcome.output()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .<JsonNode>map(JsonMapper.shared()::readTree)
                    .toList());
        }
    }
}
