package kz.kualik.authority.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.AdjustableRegistry;
import kz.kualik.authority.testing.FreshDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A client that has lost an answer repeats its request with the same Idempotency-Key. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "kualik.http.port=0")
@ContextConfiguration(classes = ApiTest.DeskWithDoor.class, initializers = FreshDatabase.class)
class RepeatedRequestTest {

    /** Eight times as many as there are connections to the database. */
    private static final int MANY = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private CountedActs acts;

    @Autowired
    private AdjustableRegistry registry;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private JdbcClient jdbc;

    private ApiCalls api;

    @BeforeEach
    void connect() {
        api = new ApiCalls(ApiTest.CREDENTIALS, port);
    }

    @Test
    void theSameAnswerComesAgainAndNothingIsDoneTwice() throws Exception {
        var key = key();
        var first = act("once", key);
        var second = act("once", key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(acts.count("once")).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestIsANewOne() throws Exception {
        for (var times = 1; times <= 2; times++) {
            var answer = api.post(api.stranger(), "/api/v1/counted-acts", Map.of("name", "anew"), Map.of());
            assertThat(ApiCalls.json(answer).get("times").asInt()).isEqualTo(times);
        }
    }

    @Test
    void theKeyOfOneRequestIsRefusedForAnother() throws Exception {
        var key = key();
        act("this", key);
        var other = act("that", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(ApiCalls.problem(other)).isEqualTo("idempotency-key-reused");
        assertThat(acts.count("that")).isZero();
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() throws Exception {
        var key = key();
        act("shared", key);
        var certified = api.holderOf(ApiTest.CREDENTIALS.client(Duration.ofDays(1)));
        var answer =
                api.post(certified, "/api/v1/counted-acts", Map.of("name", "shared"), Map.of("Idempotency-Key", key));
        assertThat(ApiCalls.json(answer).get("times").asInt()).isEqualTo(2);
    }

    @Test
    void whileTheFirstRequestIsUnderWayTheSecondIsToldToWait() throws Exception {
        var key = key();
        acts.hold();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> act("slow", key));
            acts.awaitArrival();
            var second = act("slow", key);
            acts.letGo();
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(ApiCalls.problem(second)).isEqualTo("request-under-way");
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(first.get().statusCode()).isEqualTo(201);
        } finally {
            acts.letGo();
        }
        assertThat(act("slow", key).statusCode()).isEqualTo(201);
        assertThat(acts.count("slow")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CountedActs.Break.class,
            names = {"AFTER_THE_ACT", "CONNECTION_LOST_BEFORE_THE_COMMIT"})
    void anActThatIsBrokenOffLeavesNothingAndItsRepeatIsTheFirst(CountedActs.Break where) throws Exception {
        var key = key();
        acts.breakNext(where);
        var name = "broken " + where;
        assertThat(act(name, key).statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(acts.count(name)).isZero();
        assertThat(ApiCalls.json(act(name, key)).get("times").asInt()).isEqualTo(1);
        assertThat(act(name, key).statusCode()).isEqualTo(201);
        assertThat(acts.count(name)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "\"\"",
                "a key with spaces in it",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void aKeyOfAnotherFormIsRefused(String key) throws Exception {
        var answer = act("malformed", key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ApiCalls.problem(answer)).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void aKeyInQuotationMarksIsTheSameKey() throws Exception {
        var key = key();
        act("quoted", key);
        act("quoted", "\"" + key + "\"");
        assertThat(acts.count("quoted")).isEqualTo(1);
    }

    @Test
    void aSlowRegistryKeepsNobodyWaitingButThoseWhoAskedIt() throws Exception {
        var asked = new CountDownLatch(MANY);
        var answered = new CountDownLatch(1);
        registry.whileAsked(() -> {
            asked.countDown();
            await(answered);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var forms = new LinkedHashMap<String, Map<String, Object>>();
            for (var number = 0; number < MANY; number++) {
                forms.put(key(), ApiTest.form(ApiTest.somebody()));
            }
            var client = api.stranger();
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            forms.forEach((key, form) -> answers.add(threads.submit(() -> apply(client, key, form))));
            await(asked);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(api.get(client, "/api/v1/centres").statusCode()).isEqualTo(200);
            assertThat(act("meanwhile", key()).statusCode()).isEqualTo(201);
            var first = forms.firstEntry();
            assertThat(ApiCalls.problem(apply(client, first.getKey(), first.getValue())))
                    .isEqualTo("request-under-way");
            answered.countDown();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(201);
            }
            var applications = applications();
            assertThat(apply(client, first.getKey(), first.getValue()).body())
                    .isEqualTo(answers.getFirst().get().body());
            assertThat(applications()).isEqualTo(applications);
        } finally {
            answered.countDown();
            registry.whileAsked(() -> {});
        }
    }

    @Test
    void anOperatorsActWithAKeyAsksTheRegistryBeforeItsTransactionBegins() throws Exception {
        var application = ApiCalls.json(apply(api.stranger(), key(), ApiTest.form(ApiTest.somebody())));
        var path = "/api/v1/applications/" + application.get("number").asString();
        var certificate = ApiTest.CREDENTIALS.client(Duration.ofDays(1));
        staff.bindCertificate(staff.members().get(1).id(), certificate.certificate());
        var operator = api.holderOf(certificate);
        var visit = Map.of("documentsSeen", List.of("IDENTITY_DOCUMENT", "APPLICATION_FORM"), "faceCompared", true);
        assertThat(keyed(operator, path + "/claim", Map.of(), key()).statusCode())
                .isEqualTo(200);
        assertThat(keyed(operator, path + "/visits", visit, key()).statusCode()).isEqualTo(201);
        var key = key();
        assertThat(keyed(operator, path + "/approval", Map.of(), key).statusCode())
                .isEqualTo(200);
        assertThat(keyed(operator, path + "/approval", Map.of(), key).statusCode())
                .isEqualTo(200);
        assertThat(keyed(operator, path + "/approval", Map.of(), key()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRefusalIsNotKeptAndLeavesTheKeyFree() throws Exception {
        var person = ApiTest.somebody();
        var key = key();
        var form = ApiTest.form(person);
        registry.fall();
        try {
            assertThat(apply(api.stranger(), key, form).statusCode()).isEqualTo(503);
        } finally {
            registry.rise();
        }
        assertThat(apply(api.stranger(), key, form).statusCode()).isEqualTo(201);
    }

    private int applications() {
        return jdbc.sql("select count(*) from application").query(Integer.class).single();
    }

    private HttpResponse<String> apply(HttpClient client, String key, Map<String, Object> form) throws Exception {
        return keyed(client, "/api/v1/applications", form, key);
    }

    private HttpResponse<String> keyed(HttpClient client, String path, Map<String, ?> body, String key)
            throws Exception {
        return api.post(client, path, body, Map.of("Idempotency-Key", key));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> act(String name, String key) throws Exception {
        return api.post(api.stranger(), "/api/v1/counted-acts", Map.of("name", name), Map.of("Idempotency-Key", key));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
