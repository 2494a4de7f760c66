package kz.kualik.signer.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestAuthority;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Signer that trusts some authorities, and a person whose certificate is none of theirs. */
class TrustedIssuersTest {

    private static final String LOGIN = "{'module':'kz.kualik.authentication','method':'authenticate',"
            + "'args':{'challenge':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='}}";
    private static final String SIGN = "{'module':'kz.gov.pki.knca.commonUtils','method':'createCAdESFromBase64',"
            + "'args':['PKCS12','SIGNATURE','MTEK',true]}";

    @TempDir
    private Path folder;

    private String answer(TrustStore trust, String request) throws InterruptedException {
        var site = Origin.parse(RunningSigner.SITE).orElseThrow();
        var clock = Clock.fixed(RunningSigner.NOW, ZoneOffset.UTC);
        var policy = RunningSigner.policy(folder, new SitePolicy.Named(Set.of(site), Set.of(), false));
        var person = TestPeople.person(KeyAlgorithm.ECDSA_P256);
        var modules = new Modules(
                TestPeople.ENGINE,
                clock,
                RunningSigner.consent(folder, person, policy),
                entry -> {},
                new DocumentSigner(TestPeople.ENGINE, clock, Optional.empty()),
                new NewKeys(TestPeople.ENGINE, new SecureRandom()),
                trust,
                List.of(),
                LegacyAccess.closed());
        var octets = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return modules.answer(new Caller.Site(site), octets) instanceof Reply.Json(var body) ? body.toString() : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGN, LOGIN})
    void aKeyOfAnotherAuthorityIsNotUsed(String request) throws InterruptedException {
        var trust = new TrustStore(List.of(new TestAuthority().certificate()), List.of());
        assertThat(answer(trust, request)).contains("сертификатты сенімді орталық бермеген");
    }

    @Test
    void oneOfATrustedAuthorityIs() throws InterruptedException {
        var own = TestPeople.certificate(TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var trust = new TrustStore(List.of(own), List.of());
        assertThat(answer(trust, SIGN)).contains("\"code\":\"200\"");
        assertThat(answer(trust, LOGIN)).contains("\"status\":true");
    }
}
