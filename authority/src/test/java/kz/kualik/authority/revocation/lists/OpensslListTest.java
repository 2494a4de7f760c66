package kz.kualik.authority.revocation.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.revocation.lists.ListHouse.HandClock;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.certificate.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openssl, which knows nothing of us, draws the same conclusions from our lists. */
class OpensslListTest {

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final TestDatabase database = TestDatabase.create();

    private ListHouse house(RevocationListProperties properties) throws IOException {
        return new ListHouse(database, properties, clock, Files.createTempDirectory(folder, "node"));
    }

    @Test
    void aRevocationThatOnlyTheDeltaListTellsIsSeenByWhoUsesDeltaLists() throws Exception {
        var house = house(ListHouse.DELTAS_ONLY);
        house.makeDue();
        house.revoke(house.issue());
        clock.move(Duration.ofHours(12));
        house.makeDue();
        var revoked = house.issue();
        var good = house.issue();
        house.revoke(revoked);
        house.makeDue();
        var lists = List.of(house.path("ecdsa"), house.path("ecdsa-delta"));

        assertThat(verify(revoked, lists, "-use_deltas")).contains("certificate revoked");
        assertThat(verify(revoked, lists)).contains(": OK");
        assertThat(verify(good, lists, "-use_deltas")).contains(": OK");
    }

    @Test
    void theListOfAPartCountsForItsCertificatesAndForNoOthers() throws Exception {
        var house = house(new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 2, 20_000, true));
        house.makeDue();
        var revoked = house.issue();
        house.revoke(revoked);
        house.makeDue();
        var own = ListName.partOf(ListHouse.ECDSA, 2, revoked.serialNumber());
        var other = new ListName(ListHouse.ECDSA, 2, 1 - own.part(), false);

        assertThat(verify(revoked, List.of(house.path(own.toString())))).contains("certificate revoked");
        assertThat(verify(revoked, List.of(house.path(other.toString())))).contains("different CRL scope");
        assertThat(verify(revoked, List.of(house.path("ecdsa")))).contains("certificate revoked");
    }

    @Test
    void everyListIsSignedRightly() throws Exception {
        var house = house(new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 2, 20_000, true));
        house.revoke(house.issue());
        house.makeDue();
        var issuer = pem("issuer.pem", List.of(issuer().encoded()), "CERTIFICATE");

        for (var name :
                List.of("ecdsa", "ecdsa-delta", "ecdsa-2-0", "ecdsa-2-0-delta", "ecdsa-2-1", "ecdsa-2-1-delta")) {
            assertThat(run(List.of(
                            "openssl",
                            "crl",
                            "-inform",
                            "DER",
                            "-in",
                            house.path(name).toString(),
                            "-noout",
                            "-CAfile",
                            issuer.toString())))
                    .as(name)
                    .contains("verify OK");
        }
    }

    private String verify(Certificate certificate, List<Path> lists, String... options) throws Exception {
        var encoded = new ArrayList<byte[]>();
        for (var list : lists) {
            encoded.add(Files.readAllBytes(list));
        }
        var root = TestKeys.keys().issuer(ListHouse.ECDSA).orElseThrow().root();
        var command = new ArrayList<>(List.of("openssl", "verify", "-crl_check"));
        command.addAll(List.of(options));
        command.addAll(List.of("-attime", Long.toString(clock.instant().getEpochSecond() + 1)));
        command.addAll(List.of(
                "-CAfile",
                pem("root.pem", List.of(root.encoded()), "CERTIFICATE").toString()));
        command.addAll(List.of(
                "-untrusted",
                pem("issuer.pem", List.of(issuer().encoded()), "CERTIFICATE").toString()));
        command.addAll(List.of("-CRLfile", pem("lists.pem", encoded, "X509 CRL").toString()));
        command.add(
                pem("leaf.pem", List.of(certificate.encoded()), "CERTIFICATE").toString());
        return run(command);
    }

    private static Certificate issuer() {
        return TestKeys.keys().issuer(ListHouse.ECDSA).orElseThrow().certificate();
    }

    private Path pem(String name, List<byte[]> contents, String label) throws IOException {
        var text = new StringBuilder();
        for (var content : contents) {
            text.append("-----BEGIN ").append(label).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
            text.append("\n-----END ").append(label).append("-----\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
