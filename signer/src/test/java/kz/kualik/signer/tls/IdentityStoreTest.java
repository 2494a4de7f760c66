package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
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
    void everyFormOfNameThatCanBeBoundedIs() throws IOException {
        var constraints = NameConstraints.getInstance(at(NOW).identity()
                .authority()
                .extensions()
                .orElseThrow()
                .getExtension(Extension.nameConstraints)
                .getParsedValue());
        assertThat(Arrays.stream(constraints.getPermittedSubtrees())
                        .map(subtree -> subtree.getBase().getTagNo()))
                .containsExactly(
                        GeneralName.dNSName,
                        GeneralName.iPAddress,
                        GeneralName.directoryName,
                        GeneralName.rfc822Name,
                        GeneralName.uniformResourceIdentifier);
    }

    @Test
    void onlyTheOwnerMayReadTheKeyAndTheAuthoritysIsNowhere() throws IOException {
        at(NOW).identity();
        try (var files = Files.list(folder)) {
            var all = files.sorted().toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("tls-authority.pem", "tls.lock", "tls.pem");
            assertThat(all)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
            assertThat(folder.resolve("tls.pem")).content().containsOnlyOnce("BEGIN PRIVATE KEY");
            assertThat(folder.resolve("tls-authority.pem")).content().doesNotContain("PRIVATE");
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
        assertThat(at(NOW).replaced()).as("browsers have to lose it").containsExactly(first.authority());
    }

    @Test
    void twoAtOnceGetTheSameIdentity() throws Exception {
        var made = Collections.synchronizedList(new ArrayList<ServerIdentity>());
        var threads = IntStream.range(0, 4)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try {
                        made.add(at(NOW).identity());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(made).hasSize(4);
        assertThat(made.stream().map(identity -> identity.leaf().serialNumber()).distinct())
                .hasSize(1);
    }
}
