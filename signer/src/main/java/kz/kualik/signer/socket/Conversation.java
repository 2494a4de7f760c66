package kz.kualik.signer.socket;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import kz.kualik.signer.message.Reply;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.site.Caller;

/**
 * One socket's requests and answers: one answer for each request, in their order, and no socket is closed for a mistake.
 * Requests are worked on by one virtual thread, heartbeats are answered meanwhile. When the socket closes, what waits is
 * dropped and what is under way is interrupted.
 */
final class Conversation {

    private static final Logger LOG = System.getLogger(Conversation.class.getName());
    private static final long LONG_MESSAGE = 1024 * 1024;
    private static final byte[] HEARTBEAT = "--heartbeat--".getBytes(StandardCharsets.US_ASCII);

    private final Caller caller;
    private final ServerWebSocket socket;
    private final Modules modules;
    private final SocketLimits limits;
    private final Visit visit;
    private final Outbox outbox;
    private final LongWork longWork;
    private final Deque<Received> waiting = new ArrayDeque<>();
    private Optional<Gathering> gathered = Optional.empty();
    private long gatheredOnWire;
    private boolean tooLong;
    private boolean closed;
    private boolean paused;
    private Optional<Thread> worker = Optional.empty();

    /** A whole message and what it took on the wire; without octets it was too long to be kept. */
    private record Received(Optional<byte[]> octets, long onWire) {}

    Conversation(
            Caller caller,
            ServerWebSocket socket,
            Modules modules,
            SocketLimits limits,
            Visit visit,
            LongWork longWork) {
        this.longWork = longWork;
        this.caller = caller;
        this.socket = socket;
        this.modules = modules;
        this.limits = limits;
        this.visit = visit;
        this.outbox = new Outbox(socket, limits.writeTimeout());
    }

    /** A piece of a message came. Always called on the socket's event loop. */
    void received(WebSocketFrame frame) {
        var payload = octets(frame);
        if (!frame.isText() && !frame.isBinary() && !frame.isContinuation()) {
            visit.clock().passed(InflowGuard.frameLength(payload.length));
            visit.octets().release(InflowGuard.frameLength(payload.length));
            return;
        }
        gatheredOnWire += InflowGuard.frameLength(payload.length);
        long before = gathered.map(Gathering::size).orElse(0);
        if (tooLong || before + payload.length > limits.octets().largestMessage()) {
            tooLong = true;
            forgetGathered();
        } else if (frame.isFinal() && gathered.isEmpty()) {
            complete(payload);
            return;
        } else {
            gather(payload);
        }
        if (frame.isFinal()) {
            complete(gathered.map(Gathering::message).orElseGet(() -> new byte[0]));
        }
    }

    private void gather(byte[] payload) {
        if (gathered.isEmpty()) {
            gathered = Optional.of(new Gathering());
        }
        gathered.get().add(payload);
    }

    private void forgetGathered() {
        gathered.ifPresent(Gathering::close);
        gathered = Optional.empty();
    }

    /** Without copying, where the frame's octets fill an array of their own: a document may be a third of the memory. */
    private static byte[] octets(WebSocketFrame frame) {
        var buffer = ((BufferInternal) frame.binaryData()).getByteBuf();
        boolean whole = buffer.hasArray()
                && buffer.arrayOffset() + buffer.readerIndex() == 0
                && buffer.array().length == buffer.readableBytes();
        return whole ? buffer.array() : frame.binaryData().getBytes();
    }

    private void complete(byte[] octets) {
        var message = new Received(tooLong ? Optional.empty() : Optional.of(octets), gatheredOnWire);
        visit.clock().finished(gatheredOnWire);
        forgetGathered();
        gatheredOnWire = 0;
        tooLong = false;
        if (message.octets().isPresent() && Arrays.equals(octets, HEARTBEAT)) {
            visit.octets().release(message.onWire());
            outbox.heartbeat();
            return;
        }
        enqueue(message);
    }

    private synchronized void enqueue(Received message) {
        if (closed) {
            return;
        }
        waiting.add(message);
        if (waiting.size() >= limits.waitingRequests() && !paused) {
            paused = true;
            socket.pause();
            visit.clock().hold();
        }
        if (worker.isEmpty()) {
            worker = Optional.of(Thread.ofVirtual().name("signer-conversation").start(this::work));
        }
    }

    private synchronized Optional<Received> next() {
        var message = Optional.ofNullable(waiting.poll())
                .filter(next -> visit.octets().beginWork(next.onWire()));
        if (message.isEmpty()) {
            worker = Optional.empty();
        }
        if (paused && waiting.size() < limits.waitingRequests() / 2) {
            paused = false;
            socket.resume();
            visit.clock().goOn();
        }
        return message;
    }

    private void work() {
        try {
            for (var message = next(); message.isPresent(); message = next()) {
                answer(message.get());
            }
        } catch (InterruptedException e) {
            // The socket is closed: nobody waits for an answer.
            LOG.log(Level.DEBUG, "a request of {0} was dropped", caller.inWords());
        } catch (IOException e) {
            LOG.log(Level.INFO, "an answer to {0} could not be sent: {1}", caller.inWords(), e.getMessage());
            visit.abort();
        } catch (RuntimeException | Error e) {
            // An answer was begun that nobody can end.
            LOG.log(Level.ERROR, "an answer to " + caller.inWords() + " ended in a defect", e);
            visit.abort();
        }
    }

    private void answer(Received message) throws IOException, InterruptedException {
        try {
            if (reply(message) instanceof Reply.Json(var body)) {
                outbox.send(body);
            }
        } finally {
            visit.octets().endWork(message.onWire());
        }
    }

    private Reply reply(Received message) throws InterruptedException {
        if (message.octets().isEmpty()) {
            return Modules.tooLong(limits.octets().largestMessage());
        }
        if (message.onWire() <= LONG_MESSAGE) {
            return reply(message.octets().get());
        }
        var turn = longWork.turn(caller);
        turn.acquire();
        try {
            return reply(message.octets().get());
        } finally {
            turn.release();
        }
    }

    private Reply reply(byte[] octets) throws InterruptedException {
        try {
            return modules.answer(caller, octets);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a request of " + caller.inWords() + " ended in a defect", e);
            return Modules.defect();
        }
    }

    /** The socket is gone. Called on its event loop. */
    synchronized void closed() {
        closed = true;
        forgetGathered();
        waiting.clear();
        worker.ifPresent(Thread::interrupt);
    }
}
