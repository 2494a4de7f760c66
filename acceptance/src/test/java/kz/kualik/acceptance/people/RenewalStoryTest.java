package kz.kualik.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.acceptance.fixture.Counter;
import kz.kualik.acceptance.fixture.SigningPage;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.signature.cli.VerifyCommand;
import kz.kualik.signer.cli.SignerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The story of a person whose certificate ends next week. */
class RenewalStoryTest {

    private static final String PASSWORD = "Tenge-12345";
    private static final Duration ALMOST_A_YEAR = Duration.ofDays(359);
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int MOST_PAUSES = 3_000;

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("renewal");

    /** At a desk where the command line is spoken, and a year later in a browser. */
    @Test
    void keysFollowEachOtherWithoutAVisitForAsLongAsOneOfThemIsValid() throws Exception {
        KualikProvider.register();
        try (var authority = folder.start();
                var citizen = Clients.citizen(authority)) {
            var home = Files.createDirectories(folder.resolve("home"));
            Files.writeString(home.resolve("password"), PASSWORD);
            var person = citizen.list("sandbox/persons?minimumAge=18&limit=100").get(60);
            var document = person.get("documentNumber").asString();
            Files.writeString(home.resolve("document"), document);
            Files.writeString(home.resolve("letter.txt"), "Құрметті тіркеуші, сау болыңыз.");

            var first = visit(authority, citizen, person, home);
            var second = renewByCommand(authority, home, first);
            assertThat(second).isNotEqualTo(first);
            assertThat(verdict(authority, signByCommand(home, second), Clock.systemUTC()))
                    .isEqualTo("PASSED");

            citizen.post("sandbox/clock", Map.of("advance", ALMOST_A_YEAR.toString()));
            var clock = Clock.offset(Clock.systemUTC(), ALMOST_A_YEAR);
            var third = renewByPage(citizen, document, home, second, clock);
            try (var page = SigningPage.open(third, PASSWORD, Files.createDirectories(home.resolve("third")), clock)) {
                var signed = page.sign(Files.readAllBytes(home.resolve("letter.txt")));
                var file = Files.write(home.resolve("letter.cms"), signed);
                assertThat(verdict(authority, file, clock)).isEqualTo("PASSED");
            }

            citizen.post("sandbox/clock", Map.of("advance", "P10D"));
            var late = Clock.offset(Clock.systemUTC(), ALMOST_A_YEAR.plusDays(5));
            try (var page = SigningPage.open(second, PASSWORD, Files.createDirectories(home.resolve("late")), late)) {
                var request = page.renewal("1");
                assertThatExceptionOfType(ApiProblemException.class)
                        .isThrownBy(() -> citizen.post("renewals", body(request.cms(), document)))
                        .satisfies(problem -> assertThat(problem.status()).isEqualTo(403))
                        .withMessageContaining("renewal-certificate-expired");
            }
        }
    }

    private Path visit(AuthorityProcess authority, ApiClient citizen, JsonNode person, Path home) throws IOException {
        signer("csr", "--kind", "GOST", "--dir", home.toString(), "--password-file", home + "/password");
        var request = only(home, ".csr");
        var application = Map.of(
                "subjectType",
                "INDIVIDUAL",
                "iin",
                person.get("iin").asString(),
                "documentNumber",
                person.get("documentNumber").asString(),
                "storage",
                "PKCS12_FILE",
                "centre",
                authority.endpoint("operatorCentre"),
                "agreementVersion",
                "1",
                "requests",
                List.of(base64(request)));
        var number = citizen.post("applications", application).get("number").asString();
        try (var operator = Clients.operator(authority)) {
            operator.post("applications/" + number + "/visits", Counter.VISIT);
            operator.post("applications/" + number + "/approval", Map.of());
        }
        var certificate = Files.write(
                home.resolve("first.cer"),
                certificates(citizen, number, person.get("documentNumber").asString())
                        .getFirst());
        signer("import", "--dir", home.toString(), "--password-file", home + "/password", certificate.toString());
        return only(home, ".p12");
    }

    /** The first attempt does not reach the authority; the second one goes on with the same keys. */
    private static Path renewByCommand(AuthorityProcess authority, Path home, Path old) throws IOException {
        var folder = Files.createDirectories(home.resolve("second"));
        assertThat(run(new StringWriter(), renewal(authority, home, old, folder, "https://127.0.0.1:1/")))
                .isNotZero();
        var waiting = only(folder, ".kualik-pending");
        var out = new StringWriter();
        assertThat(run(
                        out,
                        renewal(authority, home, old, folder, authority.api().toString())))
                .as("%s", out)
                .isZero();
        assertThat(out.toString()).contains(waiting.getFileName().toString());
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("GOST512_");
        }
        return only(folder, ".p12");
    }

    private static String[] renewal(AuthorityProcess authority, Path home, Path old, Path folder, String address) {
        return new String[] {
            "renew",
            "--store",
            old.toString(),
            "--password-file",
            home + "/password",
            "--dir",
            folder.toString(),
            "--authority",
            address,
            "--ca",
            authority.file("tlsAnchor").toString(),
            "--document-file",
            home + "/document",
            "--agreement",
            "1"
        };
    }

    /** A page of the authority's portal, and the Signer that runs with the old key file. */
    private static Path renewByPage(ApiClient citizen, String document, Path home, Path old, Clock clock)
            throws Exception {
        try (var page = SigningPage.open(old, PASSWORD, Files.createDirectories(home.resolve("browser")), clock)) {
            var request = page.renewal("1");
            assertThat(request.requests()).hasSize(1);
            var application = citizen.post("renewals", body(request.cms(), document));
            assertThat(application.get("state").asString()).isIn("APPROVED", "ISSUED");
            assertThat(page.purposes()).containsExactly("NEW_KEYS", "RENEW");
            var number = application.get("number").asString();
            var made = page.importCertificates(certificates(citizen, number, document));
            assertThat(made).singleElement().asString().startsWith("GOST512_");
            return home.resolve("browser").resolve(made.getFirst());
        }
    }

    private static Map<String, String> body(byte[] cms, String document) {
        return Map.of("cms", Base64.getEncoder().encodeToString(cms), "documentNumber", document);
    }

    private static List<byte[]> certificates(ApiClient citizen, String number, String document) {
        for (int pauses = 0; pauses < MOST_PAUSES; pauses++) {
            var answered = citizen.get("applications/" + number + "/certificates", document);
            if (!answered.isEmpty()) {
                var found = new ArrayList<byte[]>();
                answered.forEach(one -> found.add(
                        Base64.getDecoder().decode(one.get("certificate").asString())));
                return found;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("no certificates come");
    }

    private static Path signByCommand(Path home, Path store) {
        var out = home.resolve("letter-by-command.cms");
        signer(
                "sign",
                "--store",
                store.toString(),
                "--password-file",
                home + "/password",
                "--out",
                out.toString(),
                home + "/letter.txt");
        return out;
    }

    /** What {@code ./kualik verify} says, asking the authority's own responder. */
    private static String verdict(AuthorityProcess authority, Path signed, Clock clock) {
        var out = new StringWriter();
        VerifyCommand.commandLine(clock)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "--json",
                        "--online",
                        "--trust",
                        authority.data().resolve("keys/certificates").toString(),
                        signed.toString());
        assertThat(out.toString()).contains("\"verdict\":");
        return out.toString().replaceAll("(?s).*?\"verdict\":\"([A-Z]+)\".*", "$1");
    }

    private static void signer(String... words) {
        var out = new StringWriter();
        assertThat(run(out, words)).as("%s: %s", words[0], out).isZero();
    }

    private static int run(StringWriter out, String... words) {
        return new CommandLine(new SignerCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words);
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            var found = files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }
}
