package kz.kualik.acceptance.demo;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Tells the story of the demo to the person before the screen and keeps it in a file. */
final class DemoConsole {

    private final PrintStream screen;
    private final Path log;
    private int chapter;

    DemoConsole(PrintStream screen, Path log) {
        this.screen = screen;
        this.log = log;
    }

    /** Opens a chapter of the story. */
    void chapter(String title) {
        chapter++;
        line("");
        line(chapter + ". " + title);
    }

    /** Tells one step that has been done; the words are a format of {@link String#format}. */
    @FormatMethod
    void step(String format, @Nullable Object... arguments) {
        line("   " + String.format(format, arguments));
    }

    private void line(String text) {
        screen.println(text);
        try {
            Files.writeString(log, text + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
