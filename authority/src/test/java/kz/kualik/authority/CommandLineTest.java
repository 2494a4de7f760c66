package kz.kualik.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void shortOptionsBecomeConfigurationKeys() {
        assertThat(CommandLine.parse("--data", "/srv/kualik", "--port", "9443", "--responder-port", "0")
                        .settings())
                .containsExactly(
                        "--kualik.data-directory=/srv/kualik", "--kualik.http.port=9443", "--kualik.responder.port=0");
    }

    @Test
    void anyKeyCanBeSetDirectly() {
        assertThat(CommandLine.parse("--kualik.database.connections=4").settings())
                .containsExactly("--kualik.database.connections=4");
    }

    @Test
    void stopAfterStartIsForTheLauncherOnly() {
        assertThat(CommandLine.parse("--stop-after-start").stopAfterStart()).isTrue();
        assertThat(CommandLine.parse().stopAfterStart()).isFalse();
    }

    @Test
    void anUnknownWordAndAMissingValueAreRefusedByName() {
        assertThatThrownBy(() -> CommandLine.parse("--prot", "1"))
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> CommandLine.parse("--port"))
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("--port");
    }
}
