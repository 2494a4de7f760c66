package kz.kualik.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.authority.audit.AuditCommand;
import kz.kualik.authority.audit.AuditVerification;
import kz.kualik.authority.audit.UnreadableEvidenceException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.TrustFolder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.responder.process.ResponderCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Damaged bodies, addresses and headers over HTTP to a running authority and its responder, and damaged evidence that it has
 * left: every request is answered, none with an error of the server's own, and evidence is judged or called unreadable.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityFuzzTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final long SEED = Long.getLong("kualik.seed", 20_261_124);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    private static final AuthorityFolder FOLDER = new AuthorityFolder("fuzz");

    private AuthorityProcess authority;
    private Counter counter;
    private Door citizen;
    private Door operator;
    private Door officer;
    private Door auditor;
    private Door registry;
    private Door responder;

    @BeforeAll
    void start() {
        authority = FOLDER.start();
        counter = Counter.of(authority, ENGINE);
        citizen = new Door(authority.api(), Clients.strangersTls(authority));
        operator = staff("operator-1");
        officer = staff("officer-1");
        auditor = staff("auditor-1");
        registry = staff("registry-1");
        responder = new Door(authority.responder(), Clients.strangersTls(authority));
    }

    @AfterAll
    void stop() {
        Stream.of(citizen, operator, officer, auditor, registry, responder).forEach(Door::close);
        counter.close();
        authority.close();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void everythingIsAnsweredWithinBounds(ParserCase reader) {
        assertThat(new Fuzzer(reader, SEED).run(Duration.ofSeconds(2), 100)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Tag("torture")
    void everythingIsAnsweredWithinBoundsForAMinute(ParserCase reader) {
        var seconds = Long.getLong("kualik.fuzz-seconds", 60);
        var seed = Long.getLong("kualik.seed", System.nanoTime());
        assertThat(new Fuzzer(reader, seed).run(Duration.ofSeconds(seconds))).isEmpty();
    }

    /** Each of these was answered with 500 when it was found. */
    @Test
    void whatWasFoundOnceStaysMended() throws Exception {
        citizen.post("sandbox/responders", octets("{'name':'r-1','requests':{'tls':null}}"));
        var home = FOLDER.resolve("responder");
        assertThat(new CommandLine(new ResponderCommand())
                        .execute("enrol", "--dir", home.toString(), "--name", "r-180340021791"))
                .isZero();
        citizen.post("sandbox/responders", Files.readAllBytes(home.resolve("enrolment.json")));
        registry.post(
                "registry/events",
                octets(
                        "{'eventId':'180340021791','kind':'DEATH','iin':'051212600410','occurredAt':'2026-11-22T00:00:00Z'}"));
        citizen.get(octets("sandbox/persons?limit=1&x=%FF"));
        citizen.get(octets("legal-rules?day=+999999999-12-31"));
        citizen.get(octets("legal-rules?day=-999999999-01-01"));
        citizen.headerOfPost("Content-Type", octets("multipart/form-data; boun"), octets("{}"));
    }

    private static byte[] octets(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    Stream<ParserCase> readers() throws Exception {
        return Stream.of(applicants(), staffs(), addresses(), responders(), evidence())
                .flatMap(readers -> readers);
    }

    private Door staff(String keyFile) {
        return new Door(authority.api(), Clients.staffTls(authority, keyFile));
    }

    private Stream<ParserCase> applicants() throws Exception {
        var people = counter.people();
        var filed = counter.apply(people.get(50));
        var application = counter.application(people.get(51));
        var path = "applications/" + filed.number();
        var identity = Map.of("documentNumber", filed.document());
        return Stream.of(
                bodies(
                        "application",
                        citizen,
                        "applications",
                        List.of(application, entity("EMPLOYEE"), entity("INFORMATION_SYSTEM"))),
                new ParserCase(
                        "request in an application",
                        Seeds.requests(),
                        der -> citizen.post("applications", json(with(der, application))),
                        Set.of()),
                body(
                        "correction",
                        citizen,
                        path + "/correction",
                        Map.of("agreementVersion", "1", "storage", "ID_CARD", "email", "a@example.kz")),
                new ParserCase(
                        "signed request in a renewal",
                        new Seeds().signedMessages(),
                        cms -> citizen.post("renewals", json(Map.of("cms", cms, "documentNumber", filed.document()))),
                        Set.of()),
                body(
                        "renewal",
                        citizen,
                        "renewals",
                        Map.of("cms", "MAA=", "documentNumber", filed.document(), "language", "ru")),
                body("installation", citizen, path + "/installation", identity),
                body("withdrawal", citizen, path + "/withdrawal", identity),
                body("visit", operator, path + "/visits", Counter.VISIT),
                body(
                        "return",
                        operator,
                        path + "/return",
                        Map.of("reasons", List.of("WRONG_STORAGE", "SEE_COMMENT"), "comment", "anew")),
                body(
                        "refusal",
                        operator,
                        "applications/1234567890123456/refusal",
                        Map.of("ground", "DOCUMENTS_INCOMPLETE", "comment", "no")),
                body(
                        "hand-over",
                        operator,
                        path + "/claim/hand-over",
                        Map.of("to", "7f1b1d4e-3b0c-4f0a-9f57-8b4f6e3f0001")));
    }

    private Stream<ParserCase> staffs() throws Exception {
        var person = counter.people().get(60);
        var request = Base64.getEncoder().encodeToString(Seeds.requests().getFirst());
        return Stream.of(
                body(
                        "revocation",
                        operator,
                        "revocations",
                        Map.of(
                                "issuer",
                                "ecdsa",
                                "serial",
                                "7e30be9f",
                                "ground",
                                "OWNER_REQUEST",
                                "circumstance",
                                "KEY_COMPROMISED",
                                "comment",
                                "lost",
                                "basis",
                                "No 1",
                                "receivedAt",
                                "2026-11-22T10:00:00Z")),
                bodies(
                        "registry event",
                        registry,
                        "registry/events",
                        List.of(
                                Map.of(
                                        "eventId",
                                        "e-1",
                                        "kind",
                                        "DEATH",
                                        "iin",
                                        person.get("iin").asString(),
                                        "occurredAt",
                                        "2026-11-22T00:00:00Z"),
                                Map.of(
                                        "eventId",
                                        "e-2",
                                        "kind",
                                        "HEAD_CHANGE",
                                        "bin",
                                        "180340021791",
                                        "newHeadIin",
                                        person.get("iin").asString(),
                                        "occurredAt",
                                        "2026-11-22T00:00:00Z"))),
                body(
                        "look-up",
                        officer,
                        "holder-look-ups",
                        Map.of("iin", person.get("iin").asString())),
                body("own revocation", operator, "own/revocations", Map.of("issuer", "ecdsa", "serial", "7e30be9f")),
                bodies(
                        "staff proposal",
                        officer,
                        "staff-proposals",
                        List.of(
                                Map.of(
                                        "kind",
                                        "OPEN_CENTRE",
                                        "centre",
                                        "9901",
                                        "names",
                                        Map.of("kk", "\u0410", "ru", "\u0411", "en", "C")),
                                Map.of(
                                        "kind",
                                        "ENROL_MEMBER",
                                        "centre",
                                        "7101",
                                        "role",
                                        "OPERATOR",
                                        "iin",
                                        person.get("iin").asString()),
                                Map.of(
                                        "kind",
                                        "BIND_CERTIFICATE",
                                        "memberId",
                                        "7f1b1d4e-3b0c-4f0a-9f57-8b4f6e3f0001",
                                        "request",
                                        request))),
                new ParserCase(
                        "request in a staff proposal",
                        Seeds.requests(),
                        der -> officer.post(
                                "staff-proposals",
                                json(Map.of(
                                        "kind",
                                        "BIND_CERTIFICATE",
                                        "memberId",
                                        "7f1b1d4e-3b0c-4f0a-9f57-8b4f6e3f0001",
                                        "request",
                                        der))),
                        Set.of()),
                body(
                        "responder's enrolment",
                        citizen,
                        "sandbox/responders",
                        Map.of("name", "r-1", "requests", Map.of("tls", request, "ocsp-ecdsa", request))),
                body("sandbox clock", citizen, "sandbox/clock", Map.of("advance", "PT0.001S")));
    }

    private Stream<ParserCase> addresses() {
        var cursor = counterCursor();
        var open = Seeds.lines(
                "sandbox/persons?minimumAge=18&maximumAge=80&limit=5&case=DECEASED",
                "sandbox/entities?limit=2&cursor=" + cursor,
                "centres?limit=2&cursor=" + cursor,
                "applications/1234567890123456",
                "applications/1234567890123456/certificates",
                "certificates/ecdsa/7e30be9f/status",
                "legal-rules?day=2026-11-23",
                "feed/log?after=0&nonce=00000000000000000000000000000000&wait=1",
                "own/certificates?limit=1");
        var closed = Seeds.lines(
                "staff?limit=3&cursor=" + cursor,
                "staff-proposals?limit=3",
                "staff/7f1b1d4e-3b0c-4f0a-9f57-8b4f6e3f0001/certificates",
                "revocation-tasks?state=OPEN&limit=3&cursor=" + cursor,
                "revocation-lists?limit=3",
                "responders");
        var audited = Seeds.lines(
                "audit/acts?limit=3&cursor=" + cursor,
                "audit/acts?objectKind=certificate&objectId=ecdsa%2F7e30be9f&limit=1",
                "audit/certificates/ecdsa/7e30be9f");
        var body = "{}".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                new ParserCase("open address", open, citizen::get, Set.of()),
                new ParserCase("officer's address", closed, officer::get, Set.of()),
                new ParserCase("auditor's address", audited, auditor::get, Set.of()),
                header("Accept-Language", "kk, ru;q=0.8, en-GB;q=0.5, *;q=0.1"),
                header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1"),
                header("Range", "bytes=0-5,7-"),
                header("Cookie", "a=b; c=\"d\""),
                new ParserCase(
                        "header Content-Type",
                        Seeds.lines("application/json; charset=utf-8", "multipart/form-data; boundary=x"),
                        value -> citizen.headerOfPost("Content-Type", value, body),
                        Set.of()),
                new ParserCase(
                        "header Idempotency-Key",
                        Seeds.lines("\"7f1b1d4e-3b0c-4f0a-9f57-8b4f6e3f0001\""),
                        value -> citizen.headerOfPost("Idempotency-Key", value, body),
                        Set.of()));
    }

    private Stream<ParserCase> responders() throws Exception {
        var seeds = new Seeds();
        var question = Base64.getEncoder().encode(seeds.ocspRequests().getFirst());
        return Stream.of(
                new ParserCase("OCSP in an address", seeds.ocspRequests(), responder::ocspGetOf, Set.of()),
                new ParserCase("address of OCSP", List.of(question), responder::ocspGet, Set.of()),
                new ParserCase("OCSP in a body", seeds.ocspRequests(), responder::ocspPost, Set.of()),
                new ParserCase("time-stamp in a body", Seeds.timeStampRequests(), responder::timeStamp, Set.of()),
                new ParserCase(
                        "address of a file",
                        Seeds.lines("crl/ecdsa.crl", "cert/root-ecdsa.cer", "crl/rsa-delta.crl?x=y", "health"),
                        responder::file,
                        Set.of()));
    }

    /** What an auditor gets from somebody whom they need not trust. */
    private Stream<ParserCase> evidence() throws Exception {
        var export = FOLDER.resolve("export.jsonl");
        if (!Files.exists(export)) {
            var words = new PrintWriter(new StringWriter());
            assertThat(AuditCommand.commandLine(Clock.systemUTC())
                            .setOut(words)
                            .setErr(words)
                            .execute(
                                    "export",
                                    export.toString(),
                                    "--data",
                                    FOLDER.resolve("data").toString()))
                    .isZero();
        }
        var honest = Files.readAllBytes(export);
        var checkpoint = Files.readAllBytes(firstCheckpoint());
        var trust =
                TrustFolder.read(ENGINE, List.of(FOLDER.resolve("data").resolve("keys/certificates/root-ecdsa.cer")));
        var damaged = FOLDER.resolve("damaged.jsonl");
        var folder = Files.createDirectories(FOLDER.resolve("damaged-checkpoints"));
        return Stream.of(
                new ParserCase(
                        "audit export",
                        List.of(honest),
                        octets -> examine(Files.write(damaged, octets), Optional.empty(), trust),
                        Set.of(UnreadableEvidenceException.class)),
                new ParserCase(
                        "audit checkpoint",
                        List.of(checkpoint),
                        octets -> {
                            Files.write(folder.resolve("checkpoint-000000000001.json"), octets);
                            examine(export, Optional.of(folder), trust);
                        },
                        Set.of(UnreadableEvidenceException.class)));
    }

    private static void examine(Path export, Optional<Path> checkpoints, TrustStore trust) throws Exception {
        var verification = AuditVerification.of(export, ENGINE).trusting(trust);
        var findings = new ArrayList<String>();
        var verdict = (checkpoints.isPresent() ? verification.withCheckpoints(checkpoints.get()) : verification)
                .run(finding -> findings.add(finding.toString()));
        assertThat(verdict.findings()).isEqualTo(findings.size());
    }

    private Path firstCheckpoint() throws Exception {
        var folder = FOLDER.resolve("data").resolve("checkpoints");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    var first = files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .findFirst();
                    if (first.isPresent()) {
                        return first.get();
                    }
                }
            }
            assertThat(System.nanoTime()).as("a checkpoint is made").isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** An honest cursor of the first list that has one. */
    private String counterCursor() {
        try (var api = Clients.citizen(authority)) {
            return api.get("sandbox/persons?minimumAge=18&limit=1").path("next").asString("AQ");
        }
    }

    private Map<String, Object> entity(String subjectType) {
        var person = counter.people().get(70);
        var application = new HashMap<>(counter.application(person));
        application.put("subjectType", subjectType);
        application.put("bin", "180340021791");
        if (subjectType.equals("INFORMATION_SYSTEM")) {
            application.put("systemName", "Register");
        }
        application.put("language", "ru");
        application.put("email", "somebody@example.kz");
        return application;
    }

    private static Map<String, Object> with(byte[] request, Map<String, Object> application) {
        var changed = new HashMap<>(application);
        changed.put("requests", List.of(request));
        return changed;
    }

    private ParserCase header(String name, String value) {
        return new ParserCase("header " + name, Seeds.lines(value), octets -> citizen.header(name, octets), Set.of());
    }

    private static ParserCase body(String name, Door door, String path, Map<String, ?> body) {
        return bodies(name, door, path, List.of(body));
    }

    private static ParserCase bodies(String name, Door door, String path, List<Map<String, ?>> bodies) {
        return new ParserCase(
                name,
                bodies.stream().map(AuthorityFuzzTest::json).toList(),
                octets -> door.post(path, octets),
                Set.of());
    }

    private static byte[] json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
