package kz.kualik.authority.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

/** A registry in trouble: whatever it does, it is unavailable, is asked once, and nobody is ever said not to be there. */
class HttpRegistryTroubleTest {

    private static final SandboxRegistry SANDBOX = new SandboxRegistry(Clock.systemUTC());
    private static final RegisteredPerson PERSON = SandboxPeople.adult(30);
    private static final RegisteredEntity ENTITY =
            SandboxPeople.entitiesOf("ACTING_HEAD").getFirst();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private RegistryServer server = server(true);

    private static RegistryServer server(boolean clientCertificateNeeded) {
        try {
            return new RegistryServer(RegistryClients.serverTls(), clientCertificateNeeded, SANDBOX);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void noQuestionYet() {
        assertThat(server.seen()).isEmpty();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | application/json | {\"found\": false}",
                "404 | application/json | {\"found\": false}",
                "204 | application/json | ''",
                "302 | application/json | {\"found\": false}",
                "401 | application/json | {\"found\": false}",
                "200 | text/html        | {\"found\": false}",
                "200 | application/jsonx | {\"found\": false}",
                "200 | application/json | ''",
                "200 | application/json | null",
                "200 | application/json | []",
                "200 | application/json | {}",
                "200 | application/json | {\"found\": false",
                "200 | application/json | {\"found\": false} {\"found\": false}",
                "200 | application/json | {\"found\": false, \"found\": false}",
                "200 | application/json | {\"found\": \"false\"}",
                "200 | application/json | {\"found\": true}",
                "200 | application/json | {\"found\": false, \"person\": {}}",
                "200 | application/json | {\"found\": false, \"note\": \"x\"}",
                "200 | application/json | {\"found\": true, \"person\": {}}",
                "200 | application/json | <html>maintenance</html>",
            })
    void whateverIsNoAnswerMeansUnavailable(int status, String type, String body) throws Exception {
        server.say(status, type, body);
        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iin", "surname", "givenName", "birthDate", "residency", "document"})
    void aPersonOfWhomAFieldIsMissingIsNoAnswer(String field) throws Exception {
        var person = new LinkedHashMap<>(RegistryServer.json(PERSON));
        person.remove(field);
        server.say(200, "application/json", found("person", person));
        assertUnavailable();
    }

    @ParameterizedTest
    @CsvSource({
        "iin, 950101300123",
        "birthDate, 2001-02-30",
        "birthDate, 01.02.2001",
        "residency, ALIEN",
        "surname, ' '",
        "patronymic, ''",
        "diedOn, yesterday",
        "favouriteColour, blue",
        "document, 900000001"
    })
    void aPersonOfWhomAFieldIsNotWhatItMustBeIsNoAnswerAndItsValueIsNotRepeated(String field, String value)
            throws Exception {
        var person = new LinkedHashMap<>(RegistryServer.json(PERSON));
        person.put(field, value);
        server.say(200, "application/json", found("person", person));
        try (var registry = client()) {
            assertThatThrownBy(() -> registry.person(PERSON.iin()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .message()
                    .doesNotContain(value.isBlank() ? "\"" : value);
        }
    }

    @Test
    void anAnswerAboutSomebodyElseIsNoAnswer() throws Exception {
        server.say(200, "application/json", found("person", RegistryServer.json(SandboxPeople.adult(31))));
        assertUnavailable();
        var other = new LinkedHashMap<>(RegistryServer.json(ENTITY));
        other.put("bin", SandboxPeople.entity(5).bin().digits());
        server.say(200, "application/json", found("entity", other));
        try (var registry = client()) {
            assertThatThrownBy(() -> registry.entity(ENTITY.bin())).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() throws Exception {
        server.say(200, "application/json", "{\"found\": false}" + " ".repeat(70_000));
        assertUnavailable();
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
        server.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"found\": false}".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertUnavailable();
    }

    @Test
    void aRegistryThatSaysNothingIsGivenUpInTime() throws Exception {
        var end = new CountDownLatch(1);
        server.behave(exchange -> hold(end));
        assertGivenUp();
        end.countDown();
    }

    @Test
    void aRegistryThatDripsItsAnswerIsGivenUpInTime() throws Exception {
        var end = new CountDownLatch(1);
        server.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 16);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold(end);
        });
        assertGivenUp();
        end.countDown();
    }

    @Test
    void moreQuestionsAtOnceThanAllowedAreRefusedWithoutBeingAsked() throws Exception {
        var asked = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        server.behave(exchange -> {
            asked.countDown();
            hold(end);
        });
        try (var registry = new RegistryClients(folder).impatient(server.url(), Duration.ofSeconds(4), 2);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                waiting.add(threads.submit(() -> registry.person(PERSON.iin())));
            }
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> registry.person(PERSON.iin()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("at once");
            assertThat(server.seen()).hasSize(2);
            // What strangers ask has places of its own, and cannot take those of the house.
            assertThatThrownBy(() -> registry.forStrangers().person(PERSON.iin()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .message()
                    .doesNotContain("at once");
            for (var question : waiting) {
                assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RegistryUnavailableException.class);
            }
            end.countDown();
        }
    }

    @Test
    void aRegistryThatIsNotThereIsUnavailable() throws Exception {
        var url = server.url();
        server.close();
        try (var registry = new RegistryClients(folder).withCertificate(url)) {
            assertThatThrownBy(() -> registry.person(PERSON.iin())).isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void aServerCertificateOfAnotherAuthorityIsNotTheRegistrys() throws Exception {
        try (var registry = new RegistryClients(folder).thatTrustsSomebodyElse(server.url())) {
            assertThatThrownBy(() -> registry.person(PERSON.iin())).isInstanceOf(RegistryUnavailableException.class);
        }
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void theTokenIsReadAnewForEveryQuestionAndStandsInNoMessage() throws Exception {
        server.close();
        server = server(false);
        var clients = new RegistryClients(folder);
        var file = clients.token("first-token");
        try (var registry = clients.withToken(server.url(), file)) {
            assertThat(registry.person(PERSON.iin())).contains(PERSON);
            Files.writeString(file, "second-token");
            assertThat(registry.person(PERSON.iin())).contains(PERSON);
            Files.writeString(file, "two words");
            assertThatThrownBy(() -> registry.person(PERSON.iin()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .message()
                    .doesNotContain("two words");
        }
        assertThat(server.seen())
                .containsExactly(
                        "POST /registry/v1/person Bearer first-token", "POST /registry/v1/person Bearer second-token");
    }

    @Test
    void aTokenThatOthersCanReadIsRefusedAtTheStart() throws Exception {
        var clients = new RegistryClients(folder);
        var file = clients.token("token");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> clients.withToken(server.url(), file))
                .isInstanceOf(UnusableRegistryCredentialsException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void noNumberOfAPersonStandsInAnAddress() throws Exception {
        try (var registry = client()) {
            registry.person(PERSON.iin());
            registry.entity(ENTITY.bin());
        }
        assertThat(server.seen()).containsExactly("POST /registry/v1/person", "POST /registry/v1/entity");
    }

    @Test
    void healthTellsWhetherTheRegistryIsReadyAndAsksItNotMoreThanOnceInAWhile() throws Exception {
        try (var registry = client()) {
            var health = new RegistryHealth(registry);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            server.say(500, "application/json", "{}");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(server.seen()).hasSize(1);
            assertThat(new RegistryHealth(registry).health().getStatus()).isEqualTo(RegistryHealth.SILENT);
            server.say(200, "application/json", "{\"ready\": false}");
            assertThat(new RegistryHealth(registry).health().getStatus()).isEqualTo(RegistryHealth.SILENT);
        }
    }

    private void assertUnavailable() throws IOException {
        var before = server.seen().size();
        try (var registry = client()) {
            assertThatThrownBy(() -> registry.person(PERSON.iin())).isInstanceOf(RegistryUnavailableException.class);
        }
        assertThat(server.seen()).as("asked once").hasSize(before + 1);
    }

    private void assertGivenUp() throws IOException {
        try (var registry = new RegistryClients(folder).impatient(server.url(), Duration.ofSeconds(1), 16)) {
            var start = System.nanoTime();
            assertThatThrownBy(() -> registry.person(PERSON.iin())).isInstanceOf(RegistryUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
        // On a machine that is busy the second may be over before the question has arrived.
        assertThat(server.seen()).as("not asked again").hasSizeLessThanOrEqualTo(1);
    }

    private HttpRegistry client() throws IOException {
        return new RegistryClients(folder).withCertificate(server.url());
    }

    private static String found(String what, Map<String, ?> fields) {
        return JSON.writeValueAsString(Map.of("found", true, what, fields));
    }

    private static void hold(CountDownLatch end) throws IOException {
        try {
            if (!end.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the test has forgotten to end this");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
