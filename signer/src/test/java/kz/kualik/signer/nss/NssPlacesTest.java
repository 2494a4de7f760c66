package kz.kualik.signer.nss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NssPlacesTest {

    @TempDir
    private Path home;

    @TempDir
    private Path elsewhere;

    private NssPlaces places() {
        return new NssPlaces(home, Map.of());
    }

    private static Path database(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("cert9.db"));
        return folder;
    }

    @Test
    void aPersonWithoutAnyGetsTheOneThatChromiumMakes() throws IOException {
        assertThat(places().existing()).isEmpty();
        assertThat(places().missing()).containsExactly(home.resolve(".local/share/pki/nssdb"));

        Files.createDirectories(home.resolve(".pki/nssdb"));
        assertThat(places().missing())
                .as("Chromium takes the older folder if it is there, even empty")
                .containsExactly(home.resolve(".pki/nssdb"));
    }

    @Test
    void theOlderOneIsNotMadeBesideAPersonsPresentOneBecauseChromiumWouldTakeItInstead() throws IOException {
        var present = database(home.resolve(".local/share/pki/nssdb"));
        assertThat(places().existing()).containsExactly(present);
        assertThat(places().missing()).isEmpty();

        var older = database(home.resolve(".pki/nssdb"));
        assertThat(places().existing()).containsExactlyInAnyOrder(present, older);
        assertThat(places().missing()).isEmpty();
    }

    @Test
    void thePersonsXdgFoldersCountUnlessTheyAreRelative() throws IOException {
        var named = new NssPlaces(
                home,
                Map.of(
                        "XDG_DATA_HOME",
                        elsewhere.toString(),
                        "XDG_CONFIG_HOME",
                        elsewhere.resolve("etc").toString()));
        var profile = database(elsewhere.resolve("etc/mozilla/firefox/a.default"));
        assertThat(named.missing()).containsExactly(elsewhere.resolve("pki/nssdb"));
        assertThat(named.existing()).containsExactly(profile);

        var relative = new NssPlaces(home, Map.of("XDG_DATA_HOME", "data", "XDG_CONFIG_HOME", "etc"));
        assertThat(relative.missing()).containsExactly(home.resolve(".local/share/pki/nssdb"));
    }

    @Test
    void browsersOfSnapAndFlatpakAreFoundBelowTheHomesThatTheyHave() throws IOException {
        Files.createDirectories(home.resolve("snap/chromium/3210/.pki"));
        Files.createSymbolicLink(home.resolve("snap/chromium/current"), Path.of("3210"));
        Files.createFile(home.resolve("snap/readme.txt"));
        assertThat(places().existing()).isEmpty();
        assertThat(places().missing())
                .as("no database is made for them: whether they are used is not known")
                .containsExactly(home.resolve(".local/share/pki/nssdb"));

        var expected = new Path[] {
            database(home.resolve("snap/chromium/current/.pki/nssdb")),
            database(home.resolve("snap/chromium/current/.local/share/pki/nssdb")),
            database(home.resolve(".var/app/org.chromium.Chromium/.pki/nssdb")),
            database(home.resolve(".var/app/com.brave.Browser/data/pki/nssdb")),
            database(home.resolve(".mozilla/firefox/a.default")),
            database(home.resolve(".config/mozilla/firefox/b.default")),
            database(home.resolve("snap/firefox/common/.mozilla/firefox/c.default")),
            database(home.resolve(".var/app/org.mozilla.firefox/.mozilla/firefox/d.default")),
            database(home.resolve(".var/app/org.mozilla.firefox/config/mozilla/firefox/e.default"))
        };
        assertThat(places().existing()).containsExactlyInAnyOrder(expected);
    }

    @Test
    void profilesAreFoundWhereverProfilesIniNamesThemEachOnce() throws IOException {
        var firefox = home.resolve(".mozilla/firefox");
        var usual = database(firefox.resolve("a.default"));
        var deep = database(firefox.resolve("more/deep/b.work"));
        var absolute = database(elsewhere.resolve("c.moved"));
        Files.createSymbolicLink(firefox.resolve("again"), usual);
        Files.writeString(firefox.resolve("profiles.ini"), """
                [Install4F96D1932A9F858E]
                Default=a.default
                Path=/nowhere/else

                [Profile2]
                Name=moved
                IsRelative=0
                Path=%s
                [Profile1]
                Name=work
                IsRelative=1
                Path=more/deep/b.work

                [Profile0]
                Name=default
                IsRelative=1
                Path=a.default
                Default=1
                [Profile3]
                Name=gone
                IsRelative=1
                Path=gone.default
                """.formatted(absolute));
        assertThat(places().existing()).containsExactlyInAnyOrder(usual, deep, absolute);
    }

    @Test
    void aFolderThatCannotBeReadHidesNoOther() throws IOException {
        var firefox = home.resolve(".mozilla/firefox");
        var good = database(firefox.resolve("a.default"));
        var loop = Files.createSymbolicLink(firefox.resolve("b.default"), Path.of("b.default"));
        var xdg = Files.createDirectories(home.resolve(".config/mozilla"));
        var closed = Files.createSymbolicLink(xdg.resolve("firefox"), Path.of("firefox"));
        assertThat(places().existing()).containsExactly(good, loop, closed);
    }
}
