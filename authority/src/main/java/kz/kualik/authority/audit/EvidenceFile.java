package kz.kualik.authority.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads an export line by line; no line is held that is longer than any honest one. */
final class EvidenceFile implements AutoCloseable {

    private static final int LONGEST_LINE = 1024 * 1024;

    private final InputStream in;
    private long number;

    EvidenceFile(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line; empty at the end. */
    Optional<String> next() throws IOException, UnreadableEvidenceException {
        var octets = new ByteArrayOutputStream(512);
        var octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        number++;
        while (octet >= 0 && octet != '\n') {
            if (octets.size() == LONGEST_LINE) {
                throw new UnreadableEvidenceException("line " + number + " is longer than any line of an export");
            }
            octets.write(octet);
            octet = in.read();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new UnreadableEvidenceException("line " + number + " is not UTF-8", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
