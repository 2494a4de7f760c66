package kz.kualik.acceptance.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    /** Tells one step that has been done. */
    void step(String format, Object... arguments) {
        line("   " + String.format(format, arguments));
    }

    private void line(String text) {
        screen.println(text);
        try {
            Files.writeString(
                    log, text + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
