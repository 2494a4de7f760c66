package kz.kualik.signer.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where programs keep a user's things on Linux (XDG Base Directory Specification). */
public final class XdgFolder {

    private XdgFolder() {}

    /** {@code XDG_DATA_HOME}, or {@code ~/.local/share}. */
    public static Path data(Map<String, String> environment, Path home) {
        return named(environment, "XDG_DATA_HOME").orElseGet(() -> home.resolve(".local/share"));
    }

    /** {@code XDG_CONFIG_HOME}, or {@code ~/.config}. */
    public static Path config(Map<String, String> environment, Path home) {
        return named(environment, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
    }

    /** The specification has relative paths ignored: they would be another folder wherever the program is started. */
    private static Optional<Path> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
