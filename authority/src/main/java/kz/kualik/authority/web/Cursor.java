package kz.kualik.authority.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;

/**
 * A {@link Position} as the opaque text that callers hand back: base64url (RFC 4648, section 5) of a version, the name of
 * the list and the fields. A cursor grants nothing that the list itself would not show, so it is not signed; but only text
 * that this class could have written for this very list is read, everything else is refused.
 */
final class Cursor {

    /** Longer texts were not written here. */
    static final int MAXIMUM_LENGTH = 512;

    private static final int VERSION = 1;
    private static final int MAXIMUM_FIELDS = 8;

    private Cursor() {}

    static String write(String list, Position position) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeUTF(list);
            out.writeByte(position.fields().size());
            for (var field : position.fields()) {
                out.writeUTF(field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.toByteArray());
    }

    static Position read(String list, String text) throws InvalidCursorException {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new InvalidCursorException();
        }
        try (var in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            if (in.readByte() != VERSION || !in.readUTF().equals(list)) {
                throw new InvalidCursorException();
            }
            var count = in.readByte();
            if (count < 1 || count > MAXIMUM_FIELDS) {
                throw new InvalidCursorException();
            }
            var fields = new ArrayList<String>();
            for (var number = 0; number < count; number++) {
                fields.add(in.readUTF());
            }
            var position = new Position(fields);
            var printable = fields.stream().noneMatch(field -> field.chars().anyMatch(Character::isISOControl));
            if (!printable || !write(list, position).equals(text)) {
                throw new InvalidCursorException();
            }
            return position;
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }
}
