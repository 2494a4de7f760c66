package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private IdentityStore at(Instant time) {
        return new IdentityStore(folder, TestPeople.ENGINE, new SecureRandom(), Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void theIdentityStaysUntilThirtyDaysBeforeItsEnd() throws IOException {
        var first = at(NOW).identity();
        var end = first.leaf().notAfter();
        assertThat(at(end.minus(Duration.ofDays(30)).minusSeconds(1)).identity().leaf())
                .isEqualTo(first.leaf());
        var second = at(end.minus(Duration.ofDays(30))).identity();
        assertThat(second.leaf()).isNotEqualTo(first.leaf());
        assertThat(second.authority()).isNotEqualTo(first.authority());
        assertThat(Duration.between(first.leaf().notBefore(), end)).isLessThanOrEqualTo(Duration.ofDays(398));
    }

    @Test
    void theAuthorityMayVouchForThisComputerOnly() throws IOException {
        var constraints = NameConstraints.getInstance(at(NOW).identity()
                .authority()
                .extensions()
                .orElseThrow()
                .getExtension(Extension.nameConstraints)
                .getParsedValue());
        assertThat(constraints.getPermittedSubtrees()).hasSize(2);
        assertThat(constraints.getPermittedSubtrees()[0].getBase().getName()).hasToString("localhost");
    }

    @Test
    void onlyTheOwnerMayReadTheKeyAndTheAuthoritysIsNowhere() throws IOException {
        at(NOW).identity();
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).singleElement().satisfies(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file)).containsOnlyOnce("BEGIN PRIVATE KEY");
            });
        }
    }

    @Test
    void authoritiesThatWereReplacedAreRememberedUntilBrowsersHaveLostThem() throws IOException {
        var first = at(NOW).identity();
        var second = at(first.leaf().notAfter()).identity();
        at(second.leaf().notAfter()).identity();

        var store = at(NOW);
        assertThat(store.replaced()).containsExactly(first.authority(), second.authority());
        store.forgetReplaced();
        assertThat(store.replaced()).isEmpty();
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        var first = at(NOW).identity();
        Files.writeString(folder.resolve("tls.pem"), "rubbish");
        assertThat(at(NOW).present()).isEmpty();
        assertThat(at(NOW).identity().leaf()).isNotEqualTo(first.leaf());
    }
}
