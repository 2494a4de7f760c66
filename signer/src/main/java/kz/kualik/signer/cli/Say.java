package kz.kualik.signer.cli;

import java.util.Locale;
import kz.kualik.signer.text.ExplainedException;
import kz.kualik.signer.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** What commands say to whoever typed them, in the language of their terminal. */
final class Say {

    private Say() {}

    /** One line of the command's output. */
    static void line(CommandSpec command, String key, Object... arguments) {
        var out = command.commandLine().getOut();
        out.println(text(key, arguments));
        out.flush();
    }

    static String text(String key, Object... arguments) {
        return Texts.of(language(), key, arguments);
    }

    static String text(Exception problem) {
        return problem instanceof ExplainedException explained
                ? explained.in(language())
                : String.valueOf(problem.getMessage());
    }

    /** Of whoever typed the command. */
    static Locale language() {
        return Texts.ofEnvironment(System.getenv());
    }
}
