package kz.kualik.crypto;

import java.util.Arrays;

/** A password that is wiped from memory when closed, and that no log can show. */
public final class Password implements AutoCloseable {

    private final char[] characters;
    private boolean closed;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /** Takes a copy; wiping the argument stays the caller's business. */
    public static Password of(char[] characters) {
        return new Password(characters.clone());
    }

    /**
     * A copy of the characters, which the caller wipes.
     *
     * @throws ClosedPasswordException if the password has been closed
     */
    public synchronized char[] characters() {
        if (closed) {
            throw new ClosedPasswordException();
        }
        return characters.clone();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
