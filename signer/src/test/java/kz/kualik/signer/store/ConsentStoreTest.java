package kz.kualik.signer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Origin PORTAL = origin("https://portal.example");
    private static final Origin SHOP = origin("https://shop.example");
    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private static Origin origin(String text) {
        return Origin.parse(text).orElseThrow();
    }

    /** A store of another process: it shares nothing but the folder. */
    private ConsentStore store() {
        return new ConsentStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path file() {
        return folder.resolve(ConsentStore.FILE);
    }

    @Test
    void whatWasGivenIsKnownToEveryProcessWithItsTimeAndKeys() throws Exception {
        store().give(PORTAL, Set.of(Permission.SIGN, Permission.AUTHENTICATE), Set.of(KEY));

        var consent = store().read().of(PORTAL, Permission.SIGN).orElseThrow();
        assertThat(consent.since()).isEqualTo(NOW);
        assertThat(consent.keys()).containsExactly(KEY);
        assertThat(store().read().of(PORTAL, Permission.LEGACY)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void givingAgainReplacesWhatWasGivenForTheSame() throws Exception {
        store().give(PORTAL, Set.of(Permission.SIGN), Set.of(KEY));
        store().give(PORTAL, Set.of(Permission.SIGN), Set.of());

        assertThat(store().read().given())
                .singleElement()
                .satisfies(consent -> assertThat(consent.keys()).isEmpty());
    }

    @Test
    void oneSitesConsentIsNobodyElses() throws Exception {
        store().give(PORTAL, Set.of(Permission.SIGN), Set.of());

        for (var other : new String[] {
            "https://portal.example:8443",
            "https://sub.portal.example",
            "https://portal.example.com",
            "http://localhost"
        }) {
            assertThat(store().read().of(origin(other), Permission.SIGN))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void takingBackLeavesOthersAndIsYoungerThanWhatWasBefore() throws Exception {
        store().give(PORTAL, Permission.usual(), Set.of());
        store().give(SHOP, Permission.usual(), Set.of());
        var before = store().read().newest();

        assertThat(store().withdraw(PORTAL)).isTrue();
        assertThat(store().withdraw(PORTAL)).isFalse();

        var consents = store().read();
        assertThat(consents.of(PORTAL, Permission.SIGN)).isEmpty();
        assertThat(consents.of(SHOP, Permission.SIGN)).isPresent();
        assertThat(consents.isWithdrawnAfter(before, PORTAL)).isTrue();
        assertThat(consents.isWithdrawnAfter(consents.newest(), PORTAL)).isFalse();
        assertThat(consents.isWithdrawnAfter(before, SHOP)).isFalse();
    }

    @Test
    void everyChangedBitIsFound() throws Exception {
        store().give(PORTAL, Permission.usual(), Set.of(KEY));
        store().withdraw(SHOP);
        var whole = Files.readAllBytes(file());

        for (var bit = 0; bit < whole.length * 8; bit++) {
            var changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> ConsentFormat.read(changed))
                    .as("bit %d", bit)
                    .isInstanceOf(ConsentFormat.DamagedException.class);
        }
        whole[whole.length - 5] ^= 1;
        Files.write(file(), whole);
        assertThatThrownBy(() -> store().read())
                .isInstanceOf(ConsentStoreException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void everyLostEndIsFoundAndNothingIsWrittenOverIt() throws Exception {
        store().give(PORTAL, Permission.usual(), Set.of());
        var whole = Files.readAllBytes(file());

        for (var length : IntStream.range(0, whole.length).toArray()) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> store().read()).isInstanceOf(ConsentStoreException.class);
        }
        assertThatThrownBy(() -> store().give(SHOP, Permission.usual(), Set.of()))
                .isInstanceOf(ConsentStoreException.class)
                .hasMessageContaining("revoke --all");
        assertThat(Files.readAllBytes(file())).hasSize(whole.length - 1);
    }

    @Test
    void takingBackEverythingPutsADamagedFileAside() throws Exception {
        store().give(PORTAL, Permission.usual(), Set.of());
        var before = store().read().newest();
        Files.writeString(file(), "rubbish");

        store().withdrawAll();

        assertThat(folder.resolve("consents.damaged")).hasContent("rubbish");
        assertThat(store().read().given()).isEmpty();
        assertThat(store().read().isWithdrawnAfter(before, PORTAL)).isTrue();
        assertThat(store().read().isWithdrawnAfter(before, SHOP)).isTrue();
    }

    @Test
    void aDamagedFileStaysUntilTheNewOneTakesItsPlace() throws Exception {
        Files.writeString(file(), "rubbish");
        // The new file cannot be written: its place beside the old one is taken by a folder that is not empty.
        Files.createDirectories(folder.resolve("consents.part/full"));

        assertThatThrownBy(() -> store().withdrawAll()).isInstanceOf(ConsentStoreException.class);
        assertThat(file()).hasContent("rubbish");
        assertThatThrownBy(() -> store().read()).isInstanceOf(ConsentStoreException.class);
    }

    @Test
    void aFullStoreIsTakenBackFromAllTheSame() throws Exception {
        var number = 0;
        try {
            for (; number < 10_000; number++) {
                store().give(
                                origin("https://" + "x".repeat(60) + ".s" + number + ".example"),
                                Permission.allButLegacy(),
                                keys(100));
            }
        } catch (ConsentStoreException e) {
            assertThat(e.isDamage()).isFalse();
        }
        assertThat(number).isBetween(5, 9_999);
        var before = store().read().newest();
        var unknown = origin("https://never.example");

        store().withdraw(unknown);
        assertThat(store().read().isWithdrawnAfter(before, unknown)).isTrue();
        assertThat(store().withdraw(origin("https://" + "x".repeat(60) + ".s0.example")))
                .isTrue();
    }

    private static Set<String> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> String.format(Locale.ROOT, "%064x", number))
                .collect(Collectors.toSet());
    }

    @Test
    void locksAreTheOwnersAlone() throws Exception {
        store().give(PORTAL, Permission.usual(), Set.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("consents.lock"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileOfALaterVersionIsLeftAlone() throws IOException {
        Files.writeString(file(), "kualik-consents:2 whatever\n");

        assertThatThrownBy(() -> store().read())
                .isInstanceOf(ConsentStoreException.class)
                .hasMessageContaining("newer");
    }

    @Test
    void anEntryThatIsNoneIsDamageAlsoUnderARightChecksum() throws Exception {
        store().give(PORTAL, Set.of(Permission.SIGN), Set.of(KEY));
        var line = Files.readAllLines(file()).getLast();
        for (var bad : new String[] {
            "[]",
            "{}",
            "{",
            line.replace("https://", "ftp://"),
            line.replace("SIGN", "FLY"),
            line.replace("\"number\":1", "\"number\":0"),
            line.replace(NOW.toString(), "yesterday"),
            line.replace(KEY, "abc"),
            line.replace("[\"" + KEY + "\"]", "1")
        }) {
            var body = (bad + "\n").getBytes(StandardCharsets.UTF_8);
            Files.writeString(
                    file(),
                    "kualik-consents:1 "
                            + HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(body))
                            + "\n" + bad + "\n");
            assertThatThrownBy(() -> store().read()).as(bad).isInstanceOf(ConsentStoreException.class);
        }
    }

    @Test
    void aWriteThatACrashLeftHalfDoneIsNotSeen() throws Exception {
        store().give(PORTAL, Set.of(Permission.SIGN), Set.of());
        Files.writeString(folder.resolve("consents.part"), "half");

        assertThat(store().read().of(PORTAL, Permission.SIGN)).isPresent();
        store().give(SHOP, Set.of(Permission.SIGN), Set.of());
        assertThat(store().read().given()).hasSize(2);
        assertThat(folder.resolve("consents.part")).doesNotExist();
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        var store = store();
        var threads = IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try {
                        store.give(origin("https://site" + number + ".example"), Permission.usual(), Set.of());
                    } catch (ConsentStoreException e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(store().read().given()).hasSize(8 * Permission.usual().size());
    }
}
