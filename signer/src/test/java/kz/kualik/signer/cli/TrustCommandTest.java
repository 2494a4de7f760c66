package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.nss.Nss;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.tls.IdentityStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrustCommandTest {

    @TempDir
    private Path home;

    private int code;

    @BeforeEach
    void needsCertutil() {
        Nss.assume();
    }

    private Path folder() {
        return home.resolve("signer");
    }

    private String trust(String... words) {
        var out = new StringWriter();
        var all = new String[words.length + 2];
        all[0] = "--home";
        all[1] = folder().toString();
        System.arraycopy(words, 0, all, 2, words.length);
        code = new CommandLine(new TrustCommand(NssTrust.of(home, Map.of())))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setExecutionExceptionHandler((problem, command, result) -> {
                    out.append(Say.text(problem));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(all);
        return out.toString();
    }

    private IdentityStore identities(Clock clock) {
        return new IdentityStore(folder(), TestPeople.ENGINE, new SecureRandom(), clock);
    }

    @Test
    void statusTellsEachStoreFromTheFirstInstallationToTheRemoval() throws IOException {
        assertThat(trust("status")).isEqualTo("""
                %s
                %s
                """.formatted(Say.text("say.no-authority"), Say.text("say.no-store")));
        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(folder()).doesNotExist();

        var chromium = home.resolve(".local/share/pki/nssdb");
        assertThat(trust("install")).contains(Say.text("say.trusted", chromium));
        assertThat(code).isZero();
        var identity = identities(Clock.systemUTC()).present().orElseThrow();
        assertThat(trust("status"))
                .contains(Say.text(
                        "say.authority",
                        identity.authority().notAfter(),
                        identity.leaf().notAfter().minus(Duration.ofDays(30))))
                .contains(Say.text("say.store-trusts", chromium));
        assertThat(code).isZero();

        var firefox = Nss.make(home.resolve(".mozilla/firefox/a.default"));
        assertThat(trust("status")).contains(Say.text("say.store-without", firefox));
        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(trust("remove")).contains(Say.text("say.removed", chromium), Say.text("say.removed", firefox));
        assertThat(code).isZero();
        assertThat(trust("status")).contains(Say.text("say.store-without", chromium));
    }

    @Test
    void statusTellsWhatReplacedAuthoritiesLeftBehindAndWhatCannotBeRead() throws IOException {
        trust("install");
        var chromium = home.resolve(".local/share/pki/nssdb");
        var old = identities(Clock.systemUTC()).present().orElseThrow();
        identities(Clock.offset(Clock.systemUTC(), Duration.ofDays(3_000))).identity();
        var broken = Nss.make(home.resolve(".mozilla/firefox/a.default"));
        Files.writeString(broken.resolve("cert9.db"), "no database");

        assertThat(trust("status"))
                .contains(Say.text("say.replaced-authority", old.authority().notAfter()))
                .contains(Say.text("say.store-without", chromium))
                .contains(Say.text("say.store-older", chromium, 1))
                .contains(broken.toString(), "SEC_ERROR_BAD_DATABASE");
        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(trust("install")).contains(Say.text("say.trusted", chromium)).contains("SEC_ERROR_BAD_DATABASE");
        assertThat(code).as("one store was not changed").isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(Nss.list(chromium)).containsOnlyOnce(NssTrust.NICKNAME);
    }

    @Test
    void thePasswordIsReadFromAFileThatMustBeThere() throws IOException {
        var password = Files.writeString(home.resolve("password"), "Master1\n");
        var guarded = Nss.make(home.resolve(".mozilla/firefox/a.default"), password);

        var absent = home.resolve("absent");
        assertThat(trust("install", "--password-file", absent.toString()))
                .isEqualTo(Say.text("start.password-file", absent));
        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(trust("install")).contains(Say.text("nss.needs-password"));
        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(trust("install", "--password-file", password.toString())).contains(Say.text("say.trusted", guarded));
        assertThat(code).isZero();
    }

    @Test
    void aRelativeDataFolderIsIgnored() {
        assertThat(SignerFolder.usual(Map.of("XDG_DATA_HOME", "data"), "/home/a"))
                .isEqualTo(Path.of("/home/a/.local/share/kualik-signer"));
        assertThat(SignerFolder.usual(Map.of("XDG_DATA_HOME", "/data"), "/home/a"))
                .isEqualTo(Path.of("/data/kualik-signer"));
    }
}
