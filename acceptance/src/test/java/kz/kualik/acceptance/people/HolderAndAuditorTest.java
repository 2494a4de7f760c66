package kz.kualik.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.crypto.KeyAlgorithm;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A holder's and an auditor's side of the HTTP API, on a whole authority and over real TLS. */
class HolderAndAuditorTest {

    @RegisterExtension
    private static final AuthorityFolder FOLDER = new AuthorityFolder("people");

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(300);

    private static @Nullable AuthorityProcess running;

    @BeforeAll
    static void start() {
        running = AuthorityProcess.start(
                FOLDER.resolve("data"),
                FOLDER.resolve("authority.log"),
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                Clients.UNHURRIED);
    }

    @AfterAll
    static void stop() {
        authority().close();
    }

    @ParameterizedTest
    @CsvSource({"ecdsa, ECDSA_P256", "rsa, RSA_2048"})
    void aHolderRevokesOverTlsByTheAuthenticationKeyUntilThatIsRevokedToo(String issuer, KeyAlgorithm algorithm)
            throws Exception {
        var holder = Holder.enrol(authority(), somebody(), issuer, algorithm);
        var stranger = Holder.enrol(authority(), somebody(), "ecdsa", KeyAlgorithm.ECDSA_P256);
        try (var own = holder.showingAuthentication(authority(), FOLDER.resolve("data"))) {
            assertThat(serials(own.list("own/certificates")))
                    .containsExactlyInAnyOrder(holder.serial(0), holder.serial(1));
            refused(404, "not-the-holder", () -> own.post("own/revocations", wanted("ecdsa", stranger.serial(0))));
            var revoked = own.post(
                    "own/revocations",
                    Map.of("issuer", issuer, "serial", holder.serial(0), "circumstance", "KEY_COMPROMISED"));
            assertThat(revoked.get("ground").asString()).isEqualTo("OWNER_REQUEST");
            assertThat(revoked.get("reason").asString()).isEqualTo("KEY_COMPROMISE");
            assertThat(status(issuer, holder.serial(0))).isEqualTo("REVOKED");
            refused(409, "already-revoked", () -> own.post("own/revocations", wanted(issuer, holder.serial(0))));
            own.post("own/revocations", wanted(issuer, holder.serial(1)));
            refused(403, "holder-certificate-required", () -> own.list("own/certificates"));
        }
        assertThat(status("ecdsa", stranger.serial(0))).isEqualTo("VALID");
        try (var nobody = Clients.citizen(authority());
                var operator = Clients.operator(authority())) {
            refused(403, "holder-certificate-required", () -> nobody.list("own/certificates"));
            refused(403, "holder-certificate-required", () -> operator.list("own/certificates"));
        }
    }

    @Test
    void aHolderOfGostKeysRevokesByASignedStatement() throws Exception {
        var holder = Holder.enrol(authority(), somebody(), "gost", KeyAlgorithm.GOST_2015_512);
        try (var client = Clients.citizen(authority())) {
            var wish = holder.wish("gost", holder.serial(0), "KEY_COMPROMISED");
            var revoked = client.post("signed-revocations", wish);
            assertThat(revoked.get("serial").asString()).isEqualTo(holder.serial(0));
            assertThat(revoked.get("reason").asString()).isEqualTo("KEY_COMPROMISE");
            assertThat(status("gost", holder.serial(0))).isEqualTo("REVOKED");
            refused(403, "holder-certificate-required", () -> client.post("signed-revocations", wish));
            refused(422, "signed-request-unreadable", () -> client.post("signed-revocations", Map.of("cms", "AAAA")));
        }
    }

    @Test
    void theAuditorReadsEveryActOnceInOrderPageByPage() {
        try (var auditor = staff("auditor-1")) {
            var inOnePage = acts(auditor, "limit=40");
            assertThat(inOnePage).hasSize(40);
            var byPages = new ArrayList<String>();
            var path = "audit/acts?limit=7";
            var page = auditor.get(path);
            while (byPages.size() < 40) {
                page.get("items").forEach(act -> byPages.add(act.get("hash").asString()));
                page = auditor.get(path + "&cursor=" + page.get("next").asString());
            }
            assertThat(byPages.subList(0, 40)).isEqualTo(inOnePage);
            assertThat(byPages).doesNotHaveDuplicates();
        }
    }

    @Test
    void theReadingOfTheAuditLogStandsInTheAuditLog() {
        try (var auditor = staff("auditor-1")) {
            var before = readings(auditor);
            assertThat(readings(auditor)).isGreaterThan(before);
        }
    }

    @Test
    void theEvidenceOfACertificateIsToldByItsSerialNumberAndItsActsByItsName() throws Exception {
        var holder = Holder.enrol(authority(), somebody(), "ecdsa", KeyAlgorithm.ECDSA_P256);
        try (var auditor = staff("auditor-1")) {
            var evidence = auditor.get("audit/certificates/ecdsa/" + holder.serial(0));
            assertThat(evidence.get("state").asString()).isEqualTo("CERTIFIED");
            assertThat(evidence.get("approvedBy").asString()).startsWith("operator/");
            var actions = evidence.get("acts").findValuesAsString("action");
            assertThat(actions).contains("APPLICATION_SUBMITTED", "APPLICATION_APPROVED", "CERTIFICATE_ISSUED");
            var named = auditor.list("audit/acts?objectKind=certificate&objectId=ecdsa/" + holder.serial(0));
            assertThat(named.findValuesAsString("action")).contains("CERTIFICATE_ISSUED", "AUDIT_READ");
            assertThat(evidence.toString() + named).doesNotContain("620628300420");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "audit/acts?limit=0,                                       422, invalid-limit",
        "audit/acts?limit=1001,                                    422, invalid-limit",
        "audit/acts?limit=many,                                    422, invalid-limit",
        "audit/acts?cursor=rubbish,                                422, invalid-cursor",
        "audit/acts?objectKind=certificate,                        422, unfit-audited-object",
        "audit/acts?objectId=1,                                    422, unfit-audited-object",
        "audit/acts?objectKind=person&objectId=620628300420,       422, unfit-audited-object",
        "audit/acts?objectKind=person&objectId=%00,                422, unfit-audited-object",
        "audit/certificates/ecdsa/0a,                              404, unknown-serial-number",
        "audit/certificates/ecdsa/620628300420,                    404, unknown-serial-number",
        "audit/certificates/ecdsa/xyz,                             404, unknown-serial-number",
        "audit/certificates/ecdsa/7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f7e30be9fe99f, 404, unknown-serial-number",
        "audit/certificates/NOBODY/0a,                             404, unknown-serial-number"
    })
    void whatTheAuditorAsksWronglyIsToldSo(String path, int status, String code) {
        try (var auditor = staff("auditor-1")) {
            refused(status, code, () -> auditor.get(path));
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        try (var auditor = staff("auditor-1")) {
            var other = auditor.get("staff?limit=1").get("next").asString();
            refused(422, "invalid-cursor", () -> auditor.get("audit/acts?cursor=" + other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator-1", "supervisor-1", "officer-1", "registry-1", "monitor-1"})
    void nobodyButAnAuditorReadsTheAuditLog(String member) {
        try (var other = staff(member)) {
            refused(403, "right-required", () -> other.get("audit/acts"));
            refused(403, "right-required", () -> other.get("audit/certificates/ecdsa/0a"));
        }
    }

    @Test
    void aStrangerReadsNothingOfTheAuditLog() {
        try (var stranger = Clients.citizen(authority())) {
            refused(403, "operator-certificate-required", () -> stranger.get("audit/acts"));
            refused(403, "operator-certificate-required", () -> stranger.get("audit/certificates/ecdsa/0a"));
        }
    }

    private static List<String> acts(ApiClient auditor, String query) {
        return auditor.list("audit/acts?" + query).findValuesAsString("hash");
    }

    private static int readings(ApiClient auditor) {
        return auditor.list("audit/acts?objectKind=audit-log&objectId=all&limit=1000")
                .size();
    }

    private static List<String> serials(JsonNode certificates) {
        return certificates.findValuesAsString("serial");
    }

    private static Map<String, String> wanted(String issuer, String serial) {
        return Map.of("issuer", issuer, "serial", serial);
    }

    private static String status(String issuer, String serial) {
        try (var anybody = Clients.citizen(authority())) {
            return anybody.get("certificates/" + issuer + "/" + serial + "/status")
                    .get("status")
                    .asString();
        }
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(ApiProblemException.class).isThrownBy(call).satisfies(problem -> {
            assertThat(JsonMapper.shared().readTree(problem.body()).get("type").asString())
                    .isEqualTo("urn:kualik:problem:" + code);
            assertThat(problem.status()).isEqualTo(status);
        });
    }

    private static ApiClient staff(String member) {
        return new ApiClient(authority().api(), Clients.staffTls(authority(), member));
    }

    private static JsonNode somebody() {
        try (var citizen = Clients.citizen(authority())) {
            return citizen.list("sandbox/persons?minimumAge=18&limit=1000").get(NEXT_PERSON.getAndIncrement());
        }
    }

    private static AuthorityProcess authority() {
        return Objects.requireNonNull(running);
    }
}
