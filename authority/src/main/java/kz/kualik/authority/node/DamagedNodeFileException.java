package kz.kualik.authority.node;

import java.nio.file.Path;

/** The file with the node's name does not hold one; removing it gives the node a fresh name. */
public final class DamagedNodeFileException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedNodeFileException(Path file) {
        super(words(file));
    }

    DamagedNodeFileException(Path file, Throwable cause) {
        super(words(file), cause);
    }

    private static String words(Path file) {
        return "the file " + file + " does not hold a node's name; remove it, and the node takes a fresh one";
    }
}
