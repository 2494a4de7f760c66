package kz.kualik.responder.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import kz.kualik.responder.ocsp.OcspAnswer;

/**
 * Puts HTTP responses together for {@link QuickOcsp}, in one buffer each: what changes with the second is written once a
 * second, what belongs to an answer that may be kept once for the answer, and only the digits of max-age for every response.
 */
final class QuickResponse {

    private static final String BEGINNING = "HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nDate: ";
    private static final String CACHE_CONTROL = "\r\nCache-Control: ";
    private static final byte[] NO_STORE = ascii("no-store\r\nContent-Length: ");
    private static final byte[] MAX_AGE = ascii("max-age=");
    private static final byte[] END = ascii("\r\n\r\n");
    private static final int LONGEST_NUMBER = 20;

    private final Clock clock;
    private final DateHeader date;
    private volatile Written last = new Written("", new byte[0]);

    /** All up to the value of Cache-Control, for one second. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(String date, byte[] octets) {}

    QuickResponse(Clock clock, DateHeader date) {
        this.clock = clock;
        this.date = date;
    }

    /** The response with this answer, which may be kept if the question came as a GET. */
    ByteBuf write(ByteBufAllocator allocator, OcspAnswer answer, boolean isGet) {
        var now = clock.instant();
        var beginning = beginning(now);
        return isGet && answer.reuse().isPresent()
                ? kept(allocator, beginning, answer, answer.reuse().get(), now)
                : once(allocator, beginning, answer.encoded());
    }

    private static ByteBuf kept(
            ByteBufAllocator allocator, byte[] beginning, OcspAnswer answer, OcspAnswer.Reuse reuse, Instant now) {
        var head = answer.head(QuickResponse::headOf);
        var body = answer.encoded();
        var out =
                allocator.directBuffer(beginning.length + MAX_AGE.length + LONGEST_NUMBER + head.length + body.length);
        out.writeBytes(beginning).writeBytes(MAX_AGE);
        writeNumber(out, OcspEndpoint.maxAge(reuse, now));
        return out.writeBytes(head).writeBytes(body);
    }

    /** All of a response that may be kept from behind the seconds of max-age to the empty line. */
    private static byte[] headOf(OcspAnswer answer) {
        var reuse = answer.reuse().orElseThrow();
        return ascii(OcspEndpoint.AFTER_MAX_AGE + "\r\nETag: " + reuse.entityTag() + "\r\nLast-Modified: "
                + HttpDates.format(reuse.thisUpdate()) + "\r\nExpires: " + HttpDates.format(reuse.nextUpdate())
                + "\r\nContent-Length: " + answer.encoded().length + "\r\n\r\n");
    }

    private static ByteBuf once(ByteBufAllocator allocator, byte[] beginning, byte[] body) {
        var out =
                allocator.directBuffer(beginning.length + NO_STORE.length + LONGEST_NUMBER + END.length + body.length);
        out.writeBytes(beginning).writeBytes(NO_STORE);
        writeNumber(out, body.length);
        return out.writeBytes(END).writeBytes(body);
    }

    private byte[] beginning(Instant now) {
        var text = date.at(now);
        var written = last;
        if (!written.date().equals(text)) {
            written = new Written(text, ascii(BEGINNING + text + CACHE_CONTROL));
            last = written;
        }
        return written.octets();
    }

    /** A number that is not negative, in decimal digits. */
    private static void writeNumber(ByteBuf out, long number) {
        long power = 1;
        while (number / power >= 10) {
            power *= 10;
        }
        for (long rest = power; rest > 0; rest /= 10) {
            out.writeByte((int) ('0' + number / rest % 10));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
