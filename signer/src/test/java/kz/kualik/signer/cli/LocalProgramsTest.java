package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProgramsTest {

    @Test
    void programsAreServedWithoutAWordWhereTheirOwnerIsKnown() {
        var programs = new LocalPrograms(ConnectionOwner.ofThisComputer(), false);
        assertThat(programs.areServed()).isTrue();
        assertThat(programs.warning()).isEmpty();
    }

    @Test
    void elsewhereTheyAreServedOnlyWhenWantedAndItIsSaidLoudly(@TempDir Path noTables) {
        var owner = new ConnectionOwner(noTables);
        assertThat(new LocalPrograms(owner, false).areServed()).isFalse();
        assertThat(new LocalPrograms(owner, true).areServed()).isTrue();
        for (var language : List.of("kk", "ru", "en")) {
            var silent = said(new LocalPrograms(owner, false), language);
            var served = said(new LocalPrograms(owner, true), language);
            assertThat(silent).contains("--unverified-programs").isNotEqualTo(served);
            assertThat(served).contains("--unverified-programs");
        }
    }

    private static String said(LocalPrograms programs, String language) {
        return Texts.of(
                Locale.forLanguageTag(language),
                "say.warning",
                programs.warning().orElseThrow());
    }
}
