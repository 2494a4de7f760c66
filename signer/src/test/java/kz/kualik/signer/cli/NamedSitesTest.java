package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kz.kualik.signer.site.Origin;
import org.junit.jupiter.api.Test;

class NamedSitesTest {

    private static Origin origin(String text) {
        return Origin.parse(text).orElseThrow();
    }

    @Test
    void theOldAppletIsClosedUnlessItIsNamed() throws Exception {
        var named = NamedSites.of(List.of("https://a.example"), List.of());
        assertThat(named.origins()).containsExactly(origin("https://a.example"));
        assertThat(named.legacy()).isEmpty();
        assertThat(named.legacyPrograms()).isFalse();
    }

    @Test
    void withAnOriginItIsOpenForThatOneAlone() throws Exception {
        var named = NamedSites.of(List.of("https://a.example"), List.of("https://b.example"));
        assertThat(named.legacy()).containsExactly(origin("https://b.example"));
        assertThat(named.origins()).containsExactly(origin("https://a.example"));
        assertThat(named.legacyPrograms()).isFalse();
    }

    @Test
    void withoutOneItIsOpenForAllThatAreNamedAndForPrograms() throws Exception {
        var named = NamedSites.of(List.of("https://a.example"), List.of(NamedSites.ALL_NAMED, "https://b.example"));
        assertThat(named.legacy()).containsExactlyInAnyOrder(origin("https://a.example"), origin("https://b.example"));
        assertThat(named.legacyPrograms()).isTrue();
    }

    @Test
    void whatIsNoOriginIsSaidWithItsOption() {
        assertThatThrownBy(() -> NamedSites.of(List.of("http://a.example"), List.of()))
                .isInstanceOf(SignerStartException.class)
                .hasMessageContaining("--allow-origin http://a.example");
        assertThatThrownBy(() -> NamedSites.of(List.of(), List.of("null")))
                .isInstanceOf(SignerStartException.class)
                .hasMessageContaining("--legacy null");
    }
}
