package kz.kualik.signer.message;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes an answer in UTF-8; long values are encoded as they are written. */
public final class ReplyWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(LongValue.class, new LongValueSerializer())
                    .addSerializer(Text.class, new TextSerializer()))
            .build();

    private ReplyWriter() {}

    /**
     * Writes the object; the stream stays open.
     *
     * @throws IOException if the stream or the source of a long value fails
     */
    public static void write(ObjectNode body, OutputStream out) throws IOException {
        try (var generator = MAPPER.createGenerator(new Unclosed(out))) {
            generator.writeTree(body);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IOException("the answer could not be written", e);
        }
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class LongValueSerializer extends StdSerializer<LongValue> {

        LongValueSerializer() {
            super(LongValue.class);
        }

        @Override
        public void serialize(LongValue value, JsonGenerator generator, SerializationContext context) {
            try (Reader letters = value.open()) {
                generator.writeString(letters, -1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A request's own text that is echoed. */
    private static final class TextSerializer extends StdSerializer<Text> {

        TextSerializer() {
            super(Text.class);
        }

        @Override
        public void serialize(Text value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.string());
        }
    }
}
