package kz.kualik.signer.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;

/** A WebSocket whose frames are written by hand, so that they can be wrong (RFC 6455, section 5.2). */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int FINAL = 0x80;

    private static final int MASKED = 0x80;
    private static final int EIGHT_OCTETS = 127;
    private static final int TWO_OCTETS = 126;
    private static final int LENGTH = 0x7f;
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final SSLSocket socket;
    private final InputStream in;

    /** What the server sent. */
    static final class Frame {

        private final int opcode;
        private final byte[] payload;

        private Frame(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        byte[] payload() {
            return payload;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a frame that closes. */
        int code() {
            return ByteBuffer.wrap(payload).getShort();
        }
    }

    private RawSocket(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Opens a socket and takes the greeting off. */
    static RawSocket open(RunningSigner signer, String origin) throws IOException {
        var socket = connect(signer);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        var raw = new RawSocket(socket);
        raw.write(("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + signer.port()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
                        + origin
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) raw.octet());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
        raw.read();
        return raw;
    }

    private static SSLSocket connect(RunningSigner signer) throws IOException {
        try (var client = Page.client(signer)) {
            return (SSLSocket) client.sslContext().getSocketFactory().createSocket("127.0.0.1", signer.port());
        }
    }

    void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** Sends a frame, masked with zeroes. */
    void send(int first, byte[] payload) throws IOException {
        write(frame(first, payload.length, payload));
    }

    /** Sends a ping and gives what comes next. */
    Frame ping() throws IOException {
        send(FINAL | PING, new byte[] {1});
        return read();
    }

    /** A frame that says to have so many octets, with these of them. */
    static byte[] frame(int first, long length, byte[] payload) {
        var buffer = ByteBuffer.allocate(Short.BYTES + Long.BYTES + Integer.BYTES + payload.length);
        buffer.put((byte) first);
        if (length < TWO_OCTETS) {
            buffer.put((byte) (MASKED | length));
        } else if (length < 1 << Short.SIZE) {
            buffer.put((byte) (MASKED | TWO_OCTETS)).putShort((short) length);
        } else {
            buffer.put((byte) (MASKED | EIGHT_OCTETS)).putLong(length);
        }
        buffer.putInt(0).put(payload).flip();
        var octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    /** The next frame, of less than 64 KiB. */
    Frame read() throws IOException {
        var opcode = octet() & 0x0f;
        var length = octet() & LENGTH;
        if (length == TWO_OCTETS) {
            length = octet() << Byte.SIZE | octet();
        }
        return new Frame(opcode, in.readNBytes(length));
    }

    private int octet() throws IOException {
        var octet = in.read();
        if (octet < 0) {
            throw new IOException("the socket was closed");
        }
        return octet;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
