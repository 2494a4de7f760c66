package kz.kualik.authority.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditTrail;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestCredentials;
import kz.kualik.authority.web.ServerCredentials;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as a stranger, an applicant and an operator meet it, over real TLS. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "kualik.http.port=0")
@ContextConfiguration(classes = ApiTest.DeskWithDoor.class, initializers = FreshDatabase.class)
class ApiTest {

    static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(200);

    @LocalServerPort
    private int port;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private AuditLog audit;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionOperations transactions;

    @Configuration(proxyBeanMethods = false)
    @Import({DeskContext.class, CountedActs.class})
    @ComponentScan("kz.kualik.authority.web")
    static class DeskWithDoor {

        @Bean
        ServerCredentials serverCredentials() {
            return CREDENTIALS.server();
        }
    }

    @Test
    void theWholeWayToAnApproval() throws Exception {
        var person = somebody();
        var operator = operator(1);
        var application = post(stranger(), "applications", form(person), 201);
        assertThat(application.get("state").asString()).isEqualTo("AWAITING_VISIT");
        var path = "applications/" + application.get("number").asString();
        var visited = post(
                operator,
                path + "/visits",
                Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true),
                201);
        assertThat(visited.get("state").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(post(operator, path + "/approval", Map.of(), 200)
                        .get("state")
                        .asString())
                .isEqualTo("APPROVED");
        var shown = getOwn(path, person, 200);
        assertThat(shown.get("stations").findValuesAsString("state"))
                .containsExactly("SUBMITTED", "AWAITING_VISIT", "UNDER_REVIEW", "APPROVED");
        assertThat(getOwn(path + "/certificates", person, 200)).isEmpty();
    }

    @Test
    void anActThatIsFirstRecordedWhileItsTransactionEndsIsNotLost() {
        var object = new AuditedObject("test", "late");

        transactions.executeWithoutResult(transaction ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        audit.record(
                                AuditEvent.of(new Actor.SystemPart("test"), AuditAction.APPLICATION_APPROVED, object));
                    }
                }));

        assertThat(trail.of(object)).hasSize(1);
    }

    @Test
    void aVisitWithoutAllDocumentsLeavesTheApplicationWhereItWas() throws Exception {
        var person = somebody();
        var path = "applications/"
                + post(stranger(), "applications", form(person), 201)
                        .get("number")
                        .asString();
        var problem = post(
                operator(1),
                path + "/visits",
                Map.of("documentsSeen", List.of("APPLICATION_FORM"), "faceCompared", true),
                422);
        assertThat(type(problem)).isEqualTo("documents-missing");
        assertThat(problem.get("missing").get(0).asString()).isEqualTo("IDENTITY_DOCUMENT");
        assertThat(getOwn(path, person, 200).get("state").asString()).isEqualTo("AWAITING_VISIT");
    }

    @Test
    void anOperatorsActNeedsACertificateThatIsBoundToOne() throws Exception {
        var path = "applications/"
                + post(stranger(), "applications", form(somebody()), 201)
                        .get("number")
                        .asString() + "/approval";
        assertThat(type(post(stranger(), path, Map.of(), 403))).isEqualTo("operator-certificate-required");
        var unbound = http(Optional.of(CREDENTIALS.client(Duration.ofDays(1))));
        assertThat(type(post(unbound, path, Map.of(), 403))).isEqualTo("operator-unknown");
    }

    @Test
    void anOperatorIsToldWhereTheyWork() throws Exception {
        assertThat(get(operator(0), "operator", 200).get("centre").asString()).isEqualTo("7101");
    }

    @Test
    void aStrangerGetsTheSameAnswerForAWrongDocumentAndForNobody() throws Exception {
        var person = somebody();
        var wrongDocument = form(person);
        wrongDocument.put("documentNumber", "123456789");
        var nobody = form(person);
        nobody.put("iin", nobodysIin(person));
        assertThat(post(stranger(), "applications", wrongDocument, 422))
                .isEqualTo(post(stranger(), "applications", nobody, 422));
    }

    @Test
    void anUnknownFieldIsNamedAndRefused() throws Exception {
        var form = form(somebody());
        form.put("favouriteColour", "blue");
        var problem = post(stranger(), "applications", form, 400);
        assertThat(type(problem)).isEqualTo("unknown-field");
        assertThat(problem.get("detail").asString()).contains("favouriteColour");
    }

    @Test
    void aMissingFieldIsNamedAndRefused() throws Exception {
        var form = form(somebody());
        form.remove("storage");
        var problem = post(stranger(), "applications", form, 400);
        assertThat(type(problem)).isEqualTo("malformed-field");
        assertThat(problem.get("detail").asString()).contains("storage");
    }

    @Test
    void anIinWithAWrongDigitIsRefusedWithItsReason() throws Exception {
        var form = form(somebody());
        form.put("iin", "95010130012");
        var problem = post(stranger(), "applications", form, 422);
        assertThat(type(problem)).isEqualTo("invalid-field");
        assertThat(problem.get("detail").asString()).contains("twelve digits");
    }

    @Test
    void theDocumentNumberIsTakenFromItsHeaderAndFromNowhereElse() throws Exception {
        var person = somebody();
        var path = "applications/"
                + post(stranger(), "applications", form(person), 201)
                        .get("number")
                        .asString();
        assertThat(type(get(stranger(), path, 400))).isEqualTo("document-number-required");
        var inAddress = path + "?documentNumber=" + person.document().number();
        assertThat(type(get(stranger(), inAddress, 400))).isEqualTo("document-number-in-address");
        assertThat(type(getOwn(path, somebody(), 404))).isEqualTo("application-not-found");
    }

    @Test
    void namesInsideASentenceAreToldInTheReadersLanguage() throws Exception {
        var path = "applications/"
                + post(stranger(), "applications", form(somebody()), 201)
                        .get("number")
                        .asString() + "/approval";
        var operator = operator(1);
        assertThat(detail(operator, path, "ru")).contains("ожидается визит").doesNotContain("AWAITING_VISIT");
        assertThat(detail(operator, path, "kk")).contains("келуді күтуде").doesNotContain("AWAITING_VISIT");
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() throws Exception {
        var form = form(somebody());
        form.put("agreementVersion", "1".repeat(200_000));
        assertThat(type(post(stranger(), "applications", form, 413))).isEqualTo("request-too-large");
    }

    @Test
    void textThatIsNoJsonIsRefused() throws Exception {
        var answer = stranger()
                .send(
                        request("applications")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void problemsAreToldInTheReadersLanguageAndInKazakhByDefault() throws Exception {
        assertThat(title("ru")).isEqualTo("Не найдено");
        assertThat(title("en")).isEqualTo("Not found");
        assertThat(title("kk")).isEqualTo("Табылмады");
        assertThat(title("fr")).isEqualTo("Табылмады");
    }

    @Test
    void whoIsUnderSixteenIsRefusedAndToldFromWhenOn() throws Exception {
        var child = get(stranger(), "sandbox/persons?minimumAge=15&maximumAge=15", 200)
                .get("items")
                .get(0);
        var form = form(somebody());
        form.put("iin", child.get("iin").asString());
        form.put("documentNumber", child.get("documentNumber").asString());
        var refused = post(stranger(), "applications", form, 201);
        assertThat(refused.get("state").asString()).isEqualTo("REFUSED");
        assertThat(refused.get("ground").asString()).isEqualTo("UNDER_SIXTEEN");
        assertThat(refused.get("possibleFrom").asString()).isNotBlank();
    }

    @Test
    void aHardCaseOfTheSandboxIsFoundByItsNameAndAnUnknownOneIsRefused() throws Exception {
        var person = get(stranger(), "sandbox/persons?case=ONE_LETTER_SURNAME", 200)
                .get("items")
                .get(0);
        assertThat(person.get("surname").asString()).hasSize(1);
        var entities =
                get(stranger(), "sandbox/entities?case=HEADED_BY_ONE", 200).get("items");
        assertThat(entities.findValuesAsString("headIin"))
                .hasSize(3)
                .containsOnly(get(stranger(), "sandbox/persons?case=HEAD_OF_THREE", 200)
                        .get("items")
                        .get(0)
                        .get("iin")
                        .asString());
        var problem = get(stranger(), "sandbox/persons?case=MARTIAN", 400);
        assertThat(type(problem)).isEqualTo("malformed-field");
        assertThat(problem.get("detail").asString()).contains("case");
    }

    @Test
    void anApplicationIsClaimedLookedIntoGivenBackCorrectedAndTakenOver() throws Exception {
        var person = somebody();
        var path = "applications/"
                + post(stranger(), "applications", form(person), 201)
                        .get("number")
                        .asString();
        var holder = operator(1);
        assertThat(post(holder, path + "/claim", Map.of(), 200).get("until").asString())
                .isNotBlank();
        var claimed = post(operator(2), path + "/claim", Map.of(), 409);
        assertThat(type(claimed)).isEqualTo("application-claimed");
        assertThat(claimed.get("claimedUntil").asString()).isNotBlank();
        assertThat(get(holder, path + "/applicant", 200).get("surname").asString())
                .isEqualTo(person.surname());
        post(
                holder,
                path + "/visits",
                Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true),
                201);
        assertThat(type(post(holder, path + "/return", Map.of("reasons", List.of()), 422)))
                .isEqualTo("invalid-field");
        var returned = post(holder, path + "/return", Map.of("reasons", List.of("NEW_KEYS_NEEDED")), 200);
        assertThat(returned.get("returnReasons").get(0).asString()).isEqualTo("NEW_KEYS_NEEDED");
        var correction =
                Map.of("agreementVersion", "1", "requests", form(person).get("requests"));
        assertThat(type(post(stranger(), path + "/correction", correction, 400)))
                .isEqualTo("document-number-required");
        assertThat(postOwn(path + "/correction", person, correction)
                        .get("state")
                        .asString())
                .isEqualTo("AWAITING_VISIT");
        assertThat(post(operator(0), path + "/take-over", Map.of(), 200)
                        .get("centre")
                        .asString())
                .isEqualTo("7101");
    }

    @Test
    void theRulesOfADayAreToldWithTheirSource() throws Exception {
        var rules = get(stranger(), "legal-rules?day=2026-11-23", 200);
        assertThat(rules).hasSize(10);
        assertThat(rules.get(0).get("rule").asString()).isEqualTo("minimum-age");
        assertThat(rules.get(0).get("says").get(0).asString()).isEqualTo("16");
        assertThat(rules.get(0).get("article").asString()).isEqualTo("14");
        assertThat(type(get(stranger(), "legal-rules?day=tomorrow", 400))).isEqualTo("malformed-field");
    }

    @Test
    void aListWithAHoleIsRefusedAndNoDefect() throws Exception {
        var form = form(somebody());
        form.put("requests", Collections.singletonList(null));
        assertThat(type(post(stranger(), "applications", form, 422))).isEqualTo("invalid-field");
        var path = "applications/"
                + post(stranger(), "applications", form(somebody()), 201)
                        .get("number")
                        .asString();
        var hole = Collections.singletonList(null);
        assertThat(type(post(operator(1), path + "/return", Map.of("reasons", hole), 400)))
                .isEqualTo("malformed-field");
        var visit = Map.of("documentsSeen", hole, "faceCompared", true);
        assertThat(type(post(operator(1), path + "/visits", visit, 400))).isEqualTo("malformed-field");
    }

    @Test
    void anOutdatedAgreementIsRefusedAndTheOneInForceIsNamed() throws Exception {
        var form = form(somebody());
        form.put("agreementVersion", "0");
        var problem = post(stranger(), "applications", form, 422);
        assertThat(type(problem)).isEqualTo("agreement-not-in-force");
        assertThat(problem.get("agreementVersion").asString()).isEqualTo("1");
    }

    @Test
    void twentyCentresAreNamedInTheReadersLanguage() throws Exception {
        var centres = get(stranger(), "centres", 200).get("items");
        assertThat(centres).hasSize(20);
        assertThat(centres.findValuesAsString("name")).contains("City of Almaty");
    }

    @Test
    void theSandboxClockCanBeReadAndRefusesToGoBack() throws Exception {
        assertThat(get(stranger(), "sandbox/clock", 200).get("now").asString()).isNotBlank();
        assertThat(type(post(stranger(), "sandbox/clock", Map.of("advance", "-P1D"), 422)))
                .isEqualTo("clock-move-refused");
    }

    @Test
    void theApiDescribesItself() throws Exception {
        var description = json(stranger()
                .send(
                        HttpRequest.newBuilder(base().resolve("/v3/api-docs")).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        assertThat(description.get("paths").propertyNames())
                .contains("/api/v1/applications", "/api/v1/applications/{number}/approval");
    }

    @Test
    void healthNamesTheDatabase() throws Exception {
        var health = json(stranger()
                .send(
                        HttpRequest.newBuilder(base().resolve("/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        assertThat(health.get("components").get("database").get("status").asString())
                .isEqualTo("UP");
    }

    private String title(String language) throws Exception {
        var answer = stranger()
                .send(
                        HttpRequest.newBuilder(base().resolve("/api/v1/nothing"))
                                .header("Accept-Language", language)
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(404);
        return json(answer).get("title").asString();
    }

    private String detail(HttpClient client, String path, String language) throws Exception {
        var answer = client.send(
                request(path)
                        .setHeader("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(409);
        return json(answer).get("detail").asString();
    }

    private static String type(JsonNode problem) {
        return problem.get("type").asString().replace("urn:kualik:problem:", "");
    }

    private JsonNode post(HttpClient client, String path, Map<String, ?> body, int expectedStatus) throws Exception {
        var answer = client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expectedStatus);
        return json(answer);
    }

    private JsonNode get(HttpClient client, String path, int expectedStatus) throws Exception {
        var answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expectedStatus);
        return json(answer);
    }

    /** What the applicant sees who shows the number of the identity document. */
    private JsonNode getOwn(String path, RegisteredPerson person, int expectedStatus) throws Exception {
        var answer = stranger()
                .send(
                        request(path)
                                .header(
                                        "Kualik-Document-Number",
                                        person.document().number())
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expectedStatus);
        return json(answer);
    }

    private JsonNode postOwn(String path, RegisteredPerson person, Map<String, ?> body) throws Exception {
        var answer = stranger()
                .send(
                        request(path)
                                .header(
                                        "Kualik-Document-Number",
                                        person.document().number())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base().resolve("/api/v1/" + path)).header("Accept-Language", "en");
    }

    private URI base() {
        return URI.create("https://127.0.0.1:" + port);
    }

    private static HttpClient stranger() {
        return http(Optional.empty());
    }

    private HttpClient operator(int number) {
        var client = CREDENTIALS.client(Duration.ofDays(1));
        staff.bindCertificate(staff.members().get(number).id(), client.certificate());
        return http(Optional.of(client));
    }

    private static HttpClient http(Optional<TestCredentials.Client> client) {
        return HttpClient.newBuilder()
                .sslContext(CREDENTIALS.clientTls(client))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static RegisteredPerson somebody() {
        return SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
    }

    private static String nobodysIin(RegisteredPerson person) {
        return SandboxPeople.unregistered(person).digits();
    }

    static Map<String, Object> form(RegisteredPerson person) throws CertificationRequestException {
        var algorithm = KeyAlgorithm.GOST_2015_512;
        var request = new CertificationRequestBuilder(new X500Name("CN=whoever"))
                .storage(KeyStorage.PKCS12_FILE)
                .build(ENGINE.generateKeyPair(algorithm), algorithm.defaultSignature(), ENGINE);
        var form = new LinkedHashMap<String, Object>();
        form.put("subjectType", "INDIVIDUAL");
        form.put("iin", person.iin().digits());
        form.put("documentNumber", person.document().number());
        form.put("storage", "PKCS12_FILE");
        form.put("centre", "7501");
        form.put("agreementVersion", "1");
        form.put("requests", List.of(Base64.getEncoder().encodeToString(request.encoded())));
        return form;
    }
}
