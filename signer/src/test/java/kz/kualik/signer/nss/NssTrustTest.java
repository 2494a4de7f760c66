package kz.kualik.signer.nss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.tls.IdentityStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NssTrustTest {

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private NssTrust trust;

    @BeforeEach
    void needsCertutil() {
        Nss.assume();
        trust = NssTrust.of(home, Map.of());
    }

    private Certificate authority() throws IOException {
        Files.deleteIfExists(folder.resolve("tls.pem"));
        return new IdentityStore(folder, TestPeople.ENGINE, new SecureRandom(), Clock.systemUTC())
                .identity()
                .authority();
    }

    private Path profile(String name) {
        return Nss.make(home.resolve(".mozilla/firefox").resolve(name));
    }

    private Path password(String text) throws IOException {
        return Files.writeString(folder.resolve(text), text + "\n");
    }

    private List<StoreOutcome> install(Certificate authority) throws NssException {
        return trust.install(authority, List.of(), Optional.empty());
    }

    private static String explained(StoreOutcome outcome, String language) {
        return outcome.problem().orElseThrow().in(Locale.of(language));
    }

    @Test
    void theAuthorityIsPutIntoEveryDatabaseOnceAndTakenOutAgain() throws Exception {
        var profile = profile("abc.default");
        var chromium = home.resolve(".local/share/pki/nssdb");

        assertThat(install(authority()))
                .allMatch(StoreOutcome::isDone)
                .extracting(StoreOutcome::store)
                .containsExactly(profile, chromium);
        assertThat(install(authority())).hasSize(2).allMatch(StoreOutcome::isDone);
        assertThat(Nss.list(profile)).containsOnlyOnce(NssTrust.NICKNAME).contains("C,,");
        assertThat(Nss.list(chromium)).containsOnlyOnce(NssTrust.NICKNAME);
        assertThat(home.resolve(".pki")).doesNotExist();

        assertThat(trust.remove()).hasSize(2).allMatch(StoreOutcome::isDone);
        assertThat(Nss.list(profile)).doesNotContain(NssTrust.NICKNAME);
        assertThat(trust.remove()).hasSize(2).allMatch(StoreOutcome::isDone);
    }

    @Test
    void anOlderOneThatARunningSignerMayStillShowIsSpared() throws Exception {
        var profile = profile("abc.default");
        var old = authority();
        install(old);
        var present = authority();
        trust.install(present, List.of(old), Optional.empty());
        assertThat(Nss.list(profile).split(NssTrust.NICKNAME, -1)).hasSize(3);
        assertThat(trust.states(Optional.of(present))).contains(new StoreState.Read(profile, true, 1));

        install(present);
        assertThat(trust.states(Optional.of(present))).contains(new StoreState.Read(profile, true, 0));
    }

    @Test
    void aDatabaseThatIsNoneKeepsNobodyFromTheOthers() throws Exception {
        var first = profile("a.default");
        var broken = profile("b.default");
        var last = profile("c.default");
        Files.writeString(broken.resolve("cert9.db"), "no database");
        var loop = Files.createSymbolicLink(home.resolve(".mozilla/firefox/d.default"), Path.of("d.default"));
        var authority = authority();

        var outcomes = install(authority);
        assertThat(outcomes.stream().filter(outcome -> !outcome.isDone()).map(StoreOutcome::store))
                .containsExactly(broken, loop);
        assertThat(explained(outcomes.get(1), "en")).contains("SEC_ERROR_");
        assertThat(Nss.list(first)).contains(NssTrust.NICKNAME);
        assertThat(Nss.list(last)).contains(NssTrust.NICKNAME);

        var states = trust.states(Optional.of(authority));
        assertThat(states).hasSize(5).contains(new StoreState.Read(last, true, 0));
        assertThat(states.stream()
                        .filter(StoreState.Unreadable.class::isInstance)
                        .map(StoreState::store))
                .containsExactly(broken, loop);

        assertThat(trust.remove().stream().filter(outcome -> !outcome.isDone())).hasSize(2);
        assertThat(Nss.list(last)).doesNotContain(NssTrust.NICKNAME);
    }

    @Test
    void aDatabaseWithAPasswordIsOpenedByItAndHoldsNothingHalfWithoutIt() throws Exception {
        var password = password("Right1");
        var guarded = Nss.make(home.resolve(".mozilla/firefox/a.default"), password);
        var open = profile("b.default");
        var authority = authority();

        var without = install(authority).stream()
                .filter(outcome -> !outcome.isDone())
                .findFirst()
                .orElseThrow();
        assertThat(without.store()).isEqualTo(guarded);
        assertThat(explained(without, "en")).contains("--password-file FILE");
        assertThat(explained(without, "ru")).contains("хранилище защищено паролем");
        assertThat(explained(without, "kk")).contains("қойма құпиясөзбен қорғалған");
        assertThat(Nss.list(guarded)).doesNotContain(NssTrust.NICKNAME);
        assertThat(Nss.list(open)).contains(NssTrust.NICKNAME);

        var wrong = password("Wrong1");
        assertThat(trust.install(authority, List.of(), Optional.of(wrong)))
                .filteredOn(outcome -> !outcome.isDone())
                .singleElement()
                .satisfies(outcome -> assertThat(explained(outcome, "en")).contains(wrong + " does not open"));
        assertThat(Nss.list(guarded)).doesNotContain(NssTrust.NICKNAME);

        assertThat(trust.install(authority, List.of(), Optional.of(password))).allMatch(StoreOutcome::isDone);
        assertThat(Nss.list(guarded)).containsOnlyOnce(NssTrust.NICKNAME).contains("C,,");
        assertThat(install(authority))
                .as("where it is trusted already no password is needed")
                .allMatch(StoreOutcome::isDone);
        assertThat(trust.remove()).allMatch(StoreOutcome::isDone);
        assertThat(Nss.list(guarded)).doesNotContain(NssTrust.NICKNAME);
    }

    @Test
    void trustThatAPersonTookAwayIsNotTakenForTrust() throws Exception {
        var profile = profile("a.default");
        var authority = authority();
        install(authority);
        new ProcessBuilder("certutil", "-M", "-d", "sql:" + profile, "-n", NssDatabase.nickname(authority), "-t", ",,")
                .start()
                .onExit()
                .join();
        assertThat(trust.states(Optional.of(authority))).contains(new StoreState.Read(profile, false, 0));

        install(authority);
        assertThat(trust.states(Optional.of(authority))).contains(new StoreState.Read(profile, true, 0));
    }
}
