package kz.kualik.responder.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import kz.kualik.responder.ocsp.OcspAnswer;
import kz.kualik.responder.ocsp.OcspHandler;

/**
 * Stands on one connection before the HTTP server and answers usual OCSP requests itself, if their answer takes no time.
 * Everything else goes on to the HTTP server as it came.
 *
 * <p>Answers must leave in the order of the requests. So while a request is with the HTTP server, nothing is answered here;
 * and once octets have gone there that were not exactly one request, everything later goes there too, because only the
 * server knows then where requests begin.
 */
final class QuickOcsp extends ChannelInboundHandlerAdapter {

    /** Longer requests are not usual. */
    private static final int LONGEST = 1_024;

    private final OcspHandler handler;
    private final QuickResponse responses;
    private final Runnable progressed;
    private Position position = Position.BETWEEN_REQUESTS;
    private boolean answered;
    private boolean passedOn;

    private enum Position {
        /** The next octet begins a request, and all before are answered. */
        BETWEEN_REQUESTS,
        /** The HTTP server is busy with exactly one request. */
        ONE_PASSED_ON,
        /** Only the HTTP server knows. */
        UNKNOWN
    }

    /** @param progressed is run after each answer */
    QuickOcsp(OcspHandler handler, QuickResponse responses, Runnable progressed) {
        this.handler = handler;
        this.responses = responses;
        this.progressed = progressed;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (position == Position.BETWEEN_REQUESTS && message instanceof ByteBuf buffer) {
            var question = read(buffer);
            var answer = question.isPresent() && context.channel().isWritable()
                    ? handler.answerAtOnce(question.get().ocsp())
                    : Optional.<OcspAnswer>empty();
            if (answer.isPresent()) {
                buffer.release();
                handler.counts().count(answer.get());
                write(
                        context,
                        responses.write(
                                context.alloc(), answer.get(), question.get().isGet()));
                return;
            }
            position = question.isPresent() ? Position.ONE_PASSED_ON : Position.UNKNOWN;
        } else {
            position = Position.UNKNOWN;
        }
        passedOn = true;
        context.fireChannelRead(message);
    }

    /** A write that fails closes the connection; there is nobody else to tell. */
    private void write(ChannelHandlerContext context, ByteBuf response) {
        var _ = context.write(response, context.voidPromise());
        answered = true;
        progressed.run();
    }

    private static Optional<UsualHttpRequest.Question> read(ByteBuf buffer) {
        int length = buffer.readableBytes();
        if (length > LONGEST) {
            return Optional.empty();
        }
        var octets = new byte[length];
        buffer.getBytes(buffer.readerIndex(), octets);
        return UsualHttpRequest.read(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (answered) {
            answered = false;
            context.flush();
        }
        if (passedOn) {
            passedOn = false;
            context.fireChannelReadComplete();
        }
    }

    /** The HTTP server has answered what it was given. */
    void ended() {
        if (position == Position.ONE_PASSED_ON) {
            position = Position.BETWEEN_REQUESTS;
        }
    }
}
