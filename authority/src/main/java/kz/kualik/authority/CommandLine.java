package kz.kualik.authority;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The few short options of the launcher, translated into configuration keys; {@code --key=value} sets any key directly. */
final class CommandLine {

    private static final Map<String, String> KEY_BY_OPTION = Map.of(
            "--data", "kualik.data-directory",
            "--host", "kualik.http.host",
            "--port", "kualik.http.port",
            "--responder-port", "kualik.responder.port",
            "--config", "spring.config.import");

    private static final String STOP_AFTER_START = "--stop-after-start";

    private final List<String> settings = new ArrayList<>();
    private boolean stopAfterStart;

    private CommandLine() {}

    /**
     * Reads the options.
     *
     * @throws UnknownOptionException if a word is no option, or an option has no value
     */
    static CommandLine parse(String... words) {
        var line = new CommandLine();
        for (var rest = List.of(words).iterator(); rest.hasNext(); ) {
            line.take(rest.next(), rest);
        }
        return line;
    }

    /** What the application framework is to be given. */
    String[] settings() {
        return settings.toArray(String[]::new);
    }

    /** Whether the authority is started only to prepare what makes later starts fast. */
    boolean stopAfterStart() {
        return stopAfterStart;
    }

    private void take(String word, Iterator<String> rest) {
        var key = KEY_BY_OPTION.get(word);
        if (word.equals(STOP_AFTER_START)) {
            stopAfterStart = true;
        } else if (key != null && rest.hasNext()) {
            var value = rest.next();
            settings.add("--" + key + "=" + (word.equals("--config") ? "file:" + value : value));
        } else if (word.startsWith("--") && word.contains("=")) {
            settings.add(word);
        } else {
            throw new UnknownOptionException(word);
        }
    }
}
