package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.nss.Nss;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.nss.StoreOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever databases a person had before: Chromium opens the Signer's page after {@code trust install}. */
class BrowserTrustTest {

    private static final String OLDER = ".pki/nssdb";
    private static final String PRESENT = ".local/share/pki/nssdb";

    @TempDir
    private Path home;

    @BeforeEach
    void needsChromium() {
        Chromium.assume();
    }

    private String open(RunningSigner signer) {
        try (var chromium = Chromium.start(home, List.of());
                var context = chromium.context()) {
            var page = context.newPage();
            page.navigate("https://127.0.0.1:" + signer.port() + "/");
            return page.title();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "the older folder, empty", "the present one", "both"})
    void chromiumTrustsThePage(String before) throws Exception {
        switch (before) {
            case "the older folder, empty" -> Files.createDirectories(home.resolve(OLDER));
            case "the present one" -> Nss.make(home.resolve(PRESENT));
            case "both" -> {
                Nss.make(home.resolve(PRESENT));
                Nss.make(home.resolve(OLDER));
            }
            default -> assertThat(home).isEmptyDirectory();
        }
        try (var signer = RunningSigner.start(home, TestPeople.person(KeyAlgorithm.ECDSA_P256))) {
            assertThat(NssTrust.of(home, Map.of()).install(signer.identity().authority(), List.of(), Optional.empty()))
                    .isNotEmpty()
                    .allMatch(StoreOutcome::isDone);
            assertThat(open(signer)).isNotEmpty();
        }
    }

    @Test
    void withoutItChromiumDoesNot() throws Exception {
        Nss.make(home.resolve(PRESENT));
        try (var signer = RunningSigner.start(home, TestPeople.person(KeyAlgorithm.ECDSA_P256))) {
            assertThatThrownBy(() -> open(signer))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("ERR_CERT_AUTHORITY_INVALID");
        }
    }
}
