package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.client.UnreachableAuthorityException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The authority is killed with SIGKILL at random moments while it issues. Whatever it had acknowledged must be there after
 * the next start, nothing may be issued twice, and the start needs no hand.
 */
class KilledAuthorityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = 50_000_000;
    private static final String DECIDED = "ISSUED";

    private final CryptoEngine engine = CryptoEngine.detect();
    private final Random random = new Random(2003_370);
    private final Map<String, String> approved = new LinkedHashMap<>();
    private final Map<String, List<String>> fetched = new LinkedHashMap<>();
    private Path folder = Path.of("");
    private int nextPerson = 10;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory(
                "kualik-killed-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    }

    @AfterEach
    void removeFolder() throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLostByOneKill() throws Exception {
        survive(1);
    }

    @Test
    @Tag("torture")
    void nothingAcknowledgedIsLostByTwentyKills() throws Exception {
        survive(20);
    }

    private void survive(int kills) throws Exception {
        for (int number = 0; number < kills; number++) {
            try (var authority = start()) {
                settle(authority);
                workUntilKilled(authority);
            }
        }
        try (var authority = start()) {
            settle(authority);
        }
        assertThat(approved).isNotEmpty();
    }

    private AuthorityProcess start() {
        return AuthorityProcess.start(folder.resolve("data"), folder.resolve("authority.log"));
    }

    /** Applies and approves without pause, while another thread kills the process. */
    private void workUntilKilled(AuthorityProcess authority) throws Exception {
        var delay = 1_500 + random.nextInt(2_500);
        var killer = CompletableFuture.runAsync(
                () -> authority.handle().destroyForcibly(),
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS));
        try (var citizen = client(authority, Optional.empty());
                var operator = client(authority, Optional.of(operatorKey(authority)))) {
            while (authority.handle().isAlive()) {
                apply(citizen, operator, authority.endpoint("operatorCentre"));
            }
        } catch (UnreachableAuthorityException killed) {
            assertThat(authority.handle().onExit().get(10, TimeUnit.SECONDS).isAlive())
                    .isFalse();
        }
        killer.get(10, TimeUnit.SECONDS);
    }

    private void apply(ApiClient citizen, ApiClient operator, String centre) throws Exception {
        var person = citizen.list("sandbox/persons?minimumAge=18&limit=1000").get(nextPerson++);
        var document = person.get("documentNumber").asString();
        var answer = citizen.post(
                "applications",
                Map.of(
                        "subjectType",
                        "INDIVIDUAL",
                        "iin",
                        person.get("iin").asString(),
                        "documentNumber",
                        document,
                        "storage",
                        "PKCS12_FILE",
                        "centre",
                        centre,
                        "agreementVersion",
                        "1",
                        "requests",
                        List.of(request(), request())));
        var number = answer.get("number").asString();
        operator.post(
                "applications/" + number + "/visits",
                Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true));
        operator.post("applications/" + number + "/approval", Map.of());
        approved.put(number, document);
        var certificates = certificates(citizen, number, document);
        if (!certificates.isEmpty()) {
            fetched.put(number, certificates);
        }
    }

    /** Every approved application gets its two certificates, the ones that were fetched before, and each only once. */
    private void settle(AuthorityProcess authority) throws Exception {
        try (var citizen = client(authority, Optional.empty())) {
            var serials = new HashSet<String>();
            for (var application : approved.entrySet()) {
                var number = application.getKey();
                var document = application.getValue();
                awaitIssued(citizen, number, document);
                var certificates = certificates(citizen, number, document);
                assertThat(certificates).as("certificates of " + number).hasSize(2);
                if (fetched.containsKey(number)) {
                    assertThat(certificates).isEqualTo(fetched.get(number));
                }
                fetched.put(number, certificates);
                assertThat(serials.addAll(certificates)).isTrue();
                for (var serial : certificates) {
                    var status = citizen.get("certificates/ecdsa/" + serial + "/status");
                    assertThat(status.get("status").asString()).isEqualTo("VALID");
                }
            }
            assertThat(serials).hasSize(2 * approved.size());
        }
    }

    private static void awaitIssued(ApiClient citizen, String number, String document) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var state =
                    citizen.get("applications/" + number, document).get("state").asString();
            if (state.equals(DECIDED)) {
                return;
            }
            assertThat(System.nanoTime()).as("%s is still %s", number, state).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static List<String> certificates(ApiClient citizen, String number, String document) {
        var serials = new ArrayList<String>();
        try {
            for (var certificate : citizen.get("applications/" + number + "/certificates", document)) {
                serials.add(certificate.get("serial").asString());
            }
        } catch (ApiProblemException notYet) {
            assertThat(notYet.status()).isEqualTo(409);
        }
        return serials.stream().sorted().toList();
    }

    private String request() throws Exception {
        var pair = engine.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        return Base64.getEncoder()
                .encodeToString(new CertificationRequestBuilder(new X500Name(""))
                        .storage(KeyStorage.PKCS12_FILE)
                        .build(pair, KeyAlgorithm.ECDSA_P256.defaultSignature(), engine)
                        .encoded());
    }

    private static ClientTls.ClientKey operatorKey(AuthorityProcess authority) {
        var operators = authority.file("operators");
        return new ClientTls.ClientKey(operators.resolve("operator-1.p12"), operators.resolve("password"));
    }

    private static ApiClient client(AuthorityProcess authority, Optional<ClientTls.ClientKey> key) {
        return new ApiClient(authority.api(), ClientTls.context(authority.file("tlsAnchor"), key));
    }
}
