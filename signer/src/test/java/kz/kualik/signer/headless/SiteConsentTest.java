package kz.kualik.signer.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.store.ConsentStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given and taken back while a Signer runs and its pages hold their sockets open. */
class SiteConsentTest {

    private static final Origin SITE = Origin.parse(RunningSigner.SITE).orElseThrow();
    private static final String CANCELLED = "{\"code\":\"500\",\"message\":\"action.canceled\"}";
    private static final String SIGN = "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms',"
            + "'data':'AAAA','signingParams':{'decode':true},'signerParams':{'chain':[]}}}";
    private static final String RAW = SIGN.replace("'cms'", "'raw'");
    private static final String SHOW =
            "{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}";
    private static final String APPLET = "{'method':'browseKeyStore','args':['PKCS12','P12','']}";

    @TempDir
    private Path folder;

    private ConsentStore store() {
        return new ConsentStore(folder, Clock.fixed(RunningSigner.NOW, ZoneOffset.UTC));
    }

    private RunningSigner start(SitePolicy.Named named) {
        return RunningSigner.start(
                folder, TestPeople.person(KeyAlgorithm.ECDSA_P256), RunningSigner.policy(folder, named));
    }

    @Test
    void whatIsTakenBackIsRefusedFromTheNextRequestOnAlsoOnAnOpenSocket() throws Exception {
        try (var signer = start(SitePolicy.Named.nobody());
                var page = signer.page();
                var other = Page.open(signer, Optional.of("https://portal.example:8443"))) {
            assertThat(page.ask(SHOW)).isEqualTo(CANCELLED);

            store().give(SITE, Permission.usual(), Set.of());
            assertThat(page.ask(SHOW)).contains("\"code\":\"200\"");
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
            assertThat(other.ask(SHOW)).isEqualTo(CANCELLED);
            assertThat(other.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");

            store().withdraw(SITE);
            assertThat(page.ask(SHOW)).isEqualTo(CANCELLED);
            assertThat(page.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");
            assertThat(signer.journal()).hasSize(1);
        }
    }

    @Test
    void whoIsNamedAtTheStartLosesItTooAndHasItAgainAfterTheNextStart() throws Exception {
        var named = new SitePolicy.Named(Set.of(SITE), Set.of(), false);
        try (var signer = start(named);
                var page = signer.page()) {
            assertThat(page.ask(SHOW)).contains("\"code\":\"200\"");
            store().withdraw(SITE);
            assertThat(page.ask(SHOW)).isEqualTo(CANCELLED);
            store().give(SITE, Set.of(Permission.SHOW_CERTIFICATE), Set.of());
            assertThat(page.ask(SHOW)).contains("\"code\":\"200\"");
            store().withdrawAll();
            assertThat(page.ask(SHOW)).isEqualTo(CANCELLED);
        }
        try (var signer = start(named);
                var page = signer.page()) {
            assertThat(page.ask(SHOW)).contains("\"code\":\"200\"");
        }
    }

    @Test
    void onePurposeIsNotAnother() throws Exception {
        store().give(SITE, Set.of(Permission.SHOW_CERTIFICATE), Set.of());
        try (var signer = start(SitePolicy.Named.nobody());
                var page = signer.page()) {
            assertThat(page.ask(SHOW)).contains("\"code\":\"200\"");
            assertThat(page.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");
        }
    }

    @Test
    void whoMaySignDocumentsMayNotSignBareOctets() throws Exception {
        store().give(SITE, Permission.usual(), Set.of());
        try (var signer = start(SitePolicy.Named.nobody());
                var page = signer.page()) {
            assertThat(page.ask(RAW)).isEqualTo("{\"body\":{},\"status\":true}");
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
            store().give(SITE, Set.of(Permission.SIGN_RAW), Set.of());
            assertThat(page.ask(RAW)).contains("result");
        }
    }

    @Test
    void aConsentForOneKeyIsNoneForAnother() throws Exception {
        var own = KeyChoice.mark(TestPeople.certificate(TestPeople.person(KeyAlgorithm.ECDSA_P256)));
        store().give(SITE, Permission.usual(), Set.of("00".repeat(32)));
        try (var signer = start(SitePolicy.Named.nobody());
                var page = signer.page()) {
            assertThat(page.ask(SIGN)).contains("SIGNING_FAILURE").contains("басқа кілттерге ғана");
            store().give(SITE, Permission.usual(), Set.of("00".repeat(32), own));
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
        }
    }

    @Test
    void whatIsDamagedIsNotGivenAndTheReasonIsTold() throws Exception {
        try (var signer = start(new SitePolicy.Named(Set.of(SITE), Set.of(), false));
                var page = signer.page()) {
            Files.writeString(folder.resolve(ConsentStore.FILE), "rubbish");
            assertThat(page.ask(SIGN)).contains("SIGNING_FAILURE").contains("бүлінген");
            store().withdrawAll();
            assertThat(page.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");
        }
    }

    @Test
    void aFileThatIsGoneGivesNothingBackToAnybody() throws Exception {
        try (var signer = start(new SitePolicy.Named(Set.of(SITE), Set.of(), false));
                var page = signer.page()) {
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
            store().withdraw(SITE);
            assertThat(page.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");
            Files.delete(folder.resolve(ConsentStore.FILE));
            assertThat(page.ask(SIGN)).contains("SIGNING_FAILURE").doesNotContain("BEGIN CMS");
            store().withdrawAll();
            assertThat(page.ask(SIGN)).isEqualTo("{\"body\":{},\"status\":true}");
        }
    }

    @Test
    void theOldAppletIsOpenForThoseSitesOnlyForWhichItWasOpened() throws Exception {
        var old = Origin.parse("https://old.example").orElseThrow();
        try (var signer = start(new SitePolicy.Named(Set.of(SITE), Set.of(old), false));
                var page = signer.page();
                var legacy = Page.open(signer, Optional.of(old.toString()));
                var program = Page.open(signer, Optional.empty())) {
            assertThat(page.ask(APPLET)).contains("MODULE_NOT_FOUND");
            assertThat(program.ask(APPLET)).contains("MODULE_NOT_FOUND");
            assertThat(legacy.ask(APPLET)).contains(".p12").contains("NONE");
            assertThat(legacy.ask(SHOW)).isEqualTo(CANCELLED);

            store().give(SITE, Set.of(Permission.LEGACY, Permission.KEY_FILE), Set.of());
            assertThat(page.ask(APPLET)).contains(".p12");
            store().withdraw(old);
            assertThat(legacy.ask(APPLET)).contains("MODULE_NOT_FOUND");
        }
    }
}
