package kz.kualik.signature.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.kualik.signature.UnreadableDocumentException;

/** Which names a file in a container may have: relative paths that stay inside the folder into which one unpacks. */
final class ZipNames {

    private static final int MAXIMUM_LENGTH = 1024;

    private ZipNames() {}

    static String decode(ByteBuffer rawName) throws UnreadableDocumentException {
        try {
            var name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(rawName.duplicate())
                    .toString();
            var fault = fault(name);
            if (fault.isPresent()) {
                throw new UnreadableDocumentException("a name in the ZIP archive " + fault.get());
            }
            return name;
        } catch (CharacterCodingException e) {
            throw new UnreadableDocumentException("a name in the ZIP archive is not UTF-8", e);
        }
    }

    /** What is wrong with a name, as the end of a sentence that begins with the name; empty if nothing is. */
    static Optional<String> fault(String name) {
        if (name.isEmpty() || name.length() > MAXIMUM_LENGTH) {
            return Optional.of("is empty or longer than " + MAXIMUM_LENGTH + " characters");
        }
        if (name.chars().anyMatch(character -> character < ' ' || character == 0x7F || character == '\\')) {
            return Optional.of("holds a backslash or a control character");
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            return Optional.of("is an absolute path");
        }
        var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (var segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.of("leads out of its folder or through an empty one");
            }
        }
        return Optional.empty();
    }
}
