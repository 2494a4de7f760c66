package kz.kualik.signer.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.message.Reply;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The methods of commonUtils that have to do with files of this computer. A page may name only a file that the person chose
 * for this page before: whoever could name any file could have it signed and carried away.
 */
final class CommonFiles {

    private static final int PATH = 2;

    private final KeyDesk desk;
    private final CommonSigning signing;
    private final ChosenFiles chosen;
    private final Language language;

    CommonFiles(KeyDesk desk, CommonSigning signing, ChosenFiles chosen, Language language) {
        this.desk = desk;
        this.signing = signing;
        this.chosen = chosen;
        this.language = language;
    }

    Reply chooseFile(Call call, CommonArguments arguments) throws InterruptedException {
        var question = new FileQuestion(
                call.caller(), FileQuestion.Kind.DOCUMENT, endings(arguments.word(0)), language.current());
        return switch (desk.file(question)) {
            case Decision.Granted<Path>(var file) -> {
                chosen.remember(call.caller(), file);
                yield Answers.common(JsonNodeFactory.instance.stringNode(file.toString()));
            }
            case Decision.Declined<Path>() -> Answers.commonCancelled();
            case Decision.Impossible<Path>(var reason) -> Answers.commonFailure(reason);
        };
    }

    static List<String> endings(String wanted) {
        return wanted.equalsIgnoreCase("ALL")
                ? List.of()
                : Arrays.stream(wanted.split(",", -1))
                        .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
                        .filter(ending -> !ending.isEmpty())
                        .toList();
    }

    Reply signFile(Call call, CommonArguments arguments, boolean stamped)
            throws UnsignableException, InterruptedException {
        var file = path(arguments.word(PATH)).filter(path -> chosen.isChosen(call.caller(), path));
        if (file.isEmpty()) {
            return Answers.commonFailure(
                    "java.io.FileNotFoundException: a page may name only a file that was chosen for it before");
        }
        try {
            if (!Files.isRegularFile(file.get())) {
                return Answers.commonFailure("java.io.FileNotFoundException: there is no such file any more");
            }
            return signing.sign(call, arguments, DocumentContent.of(file.get()), stamped);
        } catch (IOException e) {
            return Answers.commonFailure("java.io.IOException: the file cannot be read");
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
