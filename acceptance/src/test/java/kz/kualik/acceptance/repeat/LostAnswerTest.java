package kz.kualik.acceptance.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.acceptance.repeat.Caller.Request;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.crypto.CryptoEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that repeats a request after a lost answer gets one certificate, not two (docs/guide/api.md). */
class LostAnswerTest {

    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("lost-answers");

    @Test
    void whatIsRepeatedHappensOnce() throws Exception {
        try (var authority = folder.start();
                var counter = Counter.of(authority, CryptoEngine.detect());
                var citizen = new Caller(authority.api(), Clients.strangersTls(authority));
                var operator = new Caller(authority.api(), Clients.staffTls(authority, "operator-1"))) {
            var people = counter.people();
            var housesOwn = count(authority, "certificate");

            everyAnswerIsLostOnTheWholeWay(counter, people.get(100), citizen, operator);
            assertThat(count(authority, "application")).isEqualTo(1);
            assertThat(count(authority, "certificate")).isEqualTo(housesOwn + 2);
            assertThat(count(authority, "revocation")).isEqualTo(1);
            for (var action : List.of("APPLICATION_APPROVED", "CERTIFICATE_REVOKED")) {
                assertThat(count(authority, "audit_record where action = '" + action + "'"))
                        .as(action)
                        .isEqualTo(1);
            }

            whoeverRepeatsAtOnceGetsOneAnswer(counter.application(people.get(101)), citizen);
            assertThat(count(authority, "application")).isEqualTo(2);

            aKeyIsOfOneRequestAndOneCaller(counter, people, citizen, operator);
            assertThat(count(authority, "application")).isEqualTo(3);
        }
    }

    private static void everyAnswerIsLostOnTheWholeWay(
            Counter counter, JsonNode person, Caller citizen, Caller operator) throws Exception {
        var filed = citizen.sendAfterLosses(request("applications", counter.application(person)));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        var application = new Counter.Filed(
                json(filed).get("number").asString(),
                person.get("documentNumber").asString());
        var path = "applications/" + application.number();
        assertThat(filed.headers().firstValue("Location")).hasValue("/api/v1/" + path);

        for (var act : List.of(request(path + "/visits", Counter.VISIT), request(path + "/approval", Map.of()))) {
            var done = operator.sendAfterLosses(act);
            assertThat(done.statusCode()).as(done.body()).isBetween(200, 201);
            assertThat(operator.send(act).body()).isEqualTo(done.body());
        }

        var serials = awaitSerials(counter, application);
        assertThat(serials).hasSize(2);
        var revocation = request(
                "revocations", Map.of("issuer", "ecdsa", "serial", serials.getFirst(), "ground", "OWNER_REQUEST"));
        var revoked = operator.sendAfterLosses(revocation);
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(201);
        assertThat(operator.send(revocation).body()).isEqualTo(revoked.body());
        assertThat(counter.serials(application)).isEqualTo(serials);
    }

    private static void whoeverRepeatsAtOnceGetsOneAnswer(Map<String, Object> application, Caller citizen)
            throws Exception {
        var request = request("applications", application);
        var begin = new CountDownLatch(1);
        Callable<HttpResponse<String>> oneOfMany = () -> {
            begin.await();
            return citizen.send(request);
        };
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var asked = new ArrayList<Future<HttpResponse<String>>>();
            for (int number = 0; number < AT_ONCE; number++) {
                asked.add(threads.submit(oneOfMany));
            }
            begin.countDown();
            var stored = citizen.sendUntilAnswered(request);
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
            for (var one : asked) {
                var answer = one.get();
                if (answer.statusCode() == 409) {
                    assertThat(Caller.problem(answer)).isEqualTo("request-under-way");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                    assertThat(answer.body()).isEqualTo(stored.body());
                }
            }
        }
    }

    private static void aKeyIsOfOneRequestAndOneCaller(
            Counter counter, List<JsonNode> people, Caller citizen, Caller operator) throws Exception {
        var first = request("applications", counter.application(people.get(102)));
        var filed = citizen.send(first);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);

        var other = citizen.send(new Request(first.path(), counter.application(people.get(103)), first.key()));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Caller.problem(other)).isEqualTo("idempotency-key-reused");
        var elsewhere = citizen.send(new Request("holder-look-ups/other", first.body(), first.key()));
        assertThat(elsewhere.statusCode()).isBetween(400, 499);

        // Another caller's key is another one: the request is judged anew, and its keys have been applied for.
        var others = operator.send(first);
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(Caller.problem(others)).isEqualTo("key-already-used");
        assertThat(citizen.send(first).body()).isEqualTo(filed.body());
    }

    private static Request request(String path, Object body) {
        return new Request(path, body, UUID.randomUUID().toString());
    }

    private static List<String> awaitSerials(Counter counter, Counter.Filed application) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var serials = counter.serials(application);
        while (serials.isEmpty()) {
            assertThat(System.nanoTime()).as("certificates come").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
            serials = counter.serials(application);
        }
        return serials;
    }

    private static long count(AuthorityProcess authority, String what) throws Exception {
        try (var database = DatabaseFiles.open(authority.data());
                var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
