package kz.kualik.acceptance.responders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authority and two responders as processes of their own. Certificates are issued and revoked without pause while one
 * responder is killed and started again. No answer may ever be wrong, and the other responder serves on.
 */
class RespondersTest {

    private static final long PAUSE_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CryptoEngine engine = CryptoEngine.detect();
    private final AtomicBoolean over = new AtomicBoolean();
    private Path folder = Path.of("");
    private int nextPerson = 300;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory(
                "kualik-responders-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
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
    @Tag("torture")
    void noAnswerIsWrongWhileOneResponderIsKilledAndStartedAgain() throws Exception {
        work(1);
    }

    @Test
    @Tag("torture")
    void noAnswerIsWrongWhileOneResponderIsKilledManyTimes() throws Exception {
        work(20);
    }

    private void work(int kills) throws Exception {
        try (var authority = AuthorityProcess.start(folder.resolve("data"), folder.resolve("authority.log"));
                var citizen = client(authority, Optional.empty());
                var operator = client(authority, Optional.of(operatorKey(authority)));
                ExecutorService executor = Executors.newFixedThreadPool(4)) {
            enrol(citizen, "first");
            enrol(citizen, "second");
            var witness = new Witness(Certificate.parse(
                    Files.readAllBytes(authority.file("certificates").resolve("ecdsa.cer"))));
            try (var lasting = RespondingProcess.start(folder.resolve("first"), authority, log("first"))) {
                var mortal = new Mortal(RespondingProcess.start(folder.resolve("second"), authority, log("second")));
                try {
                    var lastingAnswers = new AtomicInteger();
                    var dyingAnswers = new AtomicInteger();
                    var working = List.<Future<Void>>of(
                            executor.submit(() -> issueAndRevoke(authority, citizen, operator, witness)),
                            executor.submit(question(witness, () -> lasting, lastingAnswers, 1)),
                            executor.submit(question(witness, () -> mortal.process, dyingAnswers, 2)));
                    for (int kill = 0; kill < kills; kill++) {
                        awaitRevoked(working, witness, 4 * (kill + 1));
                        awaitMore(working, dyingAnswers, 30);
                        mortal.process.kill();
                        awaitMore(working, lastingAnswers, 30);
                        mortal.process = RespondingProcess.start(folder.resolve("second"), authority, log("second"));
                    }
                    awaitRevoked(working, witness, 4 * (kills + 1));
                    awaitMore(working, dyingAnswers, 30);
                    over.set(true);
                    for (var one : working) {
                        one.get();
                    }
                    bothKnowEverything(witness, lasting, mortal.process);
                } finally {
                    over.set(true);
                    mortal.process.close();
                }
            }
            assertThat(witness.wrong()).isEmpty();
            assertThat(witness.certificates()).hasSizeGreaterThan(2);
            assertThat(witness.certificates()).anyMatch(witness::isRevoked);
        }
    }

    /** The responder that is killed; another process after each time. */
    private static final class Mortal {

        private volatile RespondingProcess process;

        Mortal(RespondingProcess process) {
            this.process = process;
        }
    }

    private void enrol(ApiClient citizen, String name) throws Exception {
        var home = folder.resolve(name);
        RespondingProcess.command(log(name), "enrol", "--dir", home.toString(), "--name", name);
        var enrolment = JsonMapper.shared().readTree(Files.readString(home.resolve("enrolment.json")));
        var requests = new LinkedHashMap<String, String>();
        enrolment
                .get("requests")
                .properties()
                .forEach(one -> requests.put(one.getKey(), one.getValue().asString()));
        var answer = citizen.post("sandbox/responders", Map.of("name", name, "requests", requests));
        var file = folder.resolve(name + ".json");
        Files.writeString(file, answer.toString());
        RespondingProcess.command(log(name), "install", "--dir", home.toString(), file.toString());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Two certificates an application; every second application's are revoked. */
    private Void issueAndRevoke(AuthorityProcess authority, ApiClient citizen, ApiClient operator, Witness witness)
            throws Exception {
        for (int number = 0; !over.get(); number++) {
            var issued = issue(citizen, operator, authority.endpoint("operatorCentre"));
            issued.forEach(witness::released);
            if (number % 2 == 1) {
                for (var certificate : issued) {
                    witness.revoking(certificate);
                    operator.post(
                            "revocations",
                            Map.of(
                                    "issuer",
                                    "ecdsa",
                                    "serial",
                                    certificate.serialNumber().toString(),
                                    "ground",
                                    "OWNER_REQUEST"));
                    witness.revoked(certificate);
                }
            }
        }
        return null;
    }

    private interface Asked {
        RespondingProcess responder();
    }

    /** Asks about the newest certificate and a random one without pause. */
    private Callable<Void> question(Witness witness, Asked asked, AtomicInteger answers, int seed) {
        var random = new Random(seed);
        return () -> {
            while (!over.get()) {
                var known = witness.certificates();
                if (known.isEmpty()) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else {
                    var one = known.get(random.nextInt(known.size()));
                    if (witness.ask(asked.responder().address(), one, answers).isEmpty()) {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                }
            }
            return null;
        };
    }

    private static void awaitMore(List<Future<Void>> working, AtomicInteger answers, int more) throws Exception {
        var enough = answers.get() + more;
        await(working, () -> answers.get() >= enough);
    }

    /** Acts go on: so many certificates have been revoked. */
    private static void awaitRevoked(List<Future<Void>> working, Witness witness, int count) throws Exception {
        await(
                working,
                () -> witness.certificates().stream().filter(witness::isRevoked).count() >= count);
    }

    private static void await(List<Future<Void>> working, BooleanSupplier condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            for (var one : working) {
                if (one.isDone()) {
                    one.get();
                }
            }
            assertThat(System.nanoTime()).as("work goes on").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void bothKnowEverything(Witness witness, RespondingProcess... responders) throws Exception {
        var answers = new AtomicInteger();
        for (var responder : responders) {
            for (var certificate : witness.certificates()) {
                var deadline = System.nanoTime() + PATIENCE.toNanos();
                var expected = witness.isRevoked(certificate);
                while (!witness.ask(responder.address(), certificate, answers)
                        .map(status -> status instanceof CertificateStatus.Revoked)
                        .equals(Optional.of(expected))) {
                    assertThat(System.nanoTime())
                            .as("%s of %s", responder.address(), certificate.serialNumber())
                            .isLessThan(deadline);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private List<Certificate> issue(ApiClient citizen, ApiClient operator, String centre) throws Exception {
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
        return awaitCertificates(citizen, number, document);
    }

    private static List<Certificate> awaitCertificates(ApiClient citizen, String number, String document)
            throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var found = new ArrayList<Certificate>();
                for (JsonNode one : citizen.get("applications/" + number + "/certificates", document)) {
                    found.add(Certificate.parse(
                            Base64.getDecoder().decode(one.get("certificate").asString())));
                }
                return found;
            } catch (ApiProblemException notYet) {
                assertThat(notYet.status()).isEqualTo(409);
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
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
