package kz.kualik.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A page's socket to a Signer, whose octets are written by hand, so that any of them can be wrong (RFC 6455). */
final class SignerSocket implements AutoCloseable {

    static final String SITE = "https://portal.example";

    private static final int PATIENCE_MILLISECONDS = 30_000;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int TWO_OCTETS = 126;
    private static final int LONGEST_HEADER = 14;

    private final SSLSocket socket;
    private final InputStream in;

    private SignerSocket(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** A connection on which nothing was said. */
    static SignerSocket connect(SSLContext tls, int port) throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        socket.setTcpNoDelay(true);
        return new SignerSocket(socket);
    }

    /** A socket that is open and greeted. */
    static SignerSocket open(SSLContext tls, int port) throws IOException {
        var page = connect(tls, port);
        page.write(handshake(port));
        var head = page.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            page.close();
            throw new IOException("refused: " + head);
        }
        page.message();
        return page;
    }

    static byte[] handshake(int port) {
        return ("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + SITE
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What HTTP answers, to the empty line; nothing if the connection is closed. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var octet = in.read();
            if (octet < 0) {
                return head.toString();
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** One text message in one frame. */
    static byte[] text(byte[] payload) {
        return frame(FINAL | TEXT, payload);
    }

    /** One frame, masked with zeroes. */
    static byte[] frame(int first, byte[] payload) {
        var buffer = ByteBuffer.allocate(LONGEST_HEADER + payload.length).put((byte) first);
        if (payload.length < TWO_OCTETS) {
            buffer.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << Short.SIZE) {
            buffer.put((byte) (MASKED | TWO_OCTETS)).putShort((short) payload.length);
        } else {
            buffer.put((byte) 0xff).putLong(payload.length);
        }
        buffer.putInt(0).put(payload).flip();
        var octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    /** The next text message, its frames joined; nothing if the socket is closed. */
    Optional<String> message() throws IOException {
        var text = new ByteArrayOutputStream();
        try {
            while (true) {
                var first = octet();
                var payload = in.readNBytes((int) length(octet()));
                var opcode = first & 0x0f;
                if (opcode == CLOSE) {
                    return Optional.empty();
                }
                if (opcode <= TEXT) {
                    text.writeBytes(payload);
                    if ((first & FINAL) != 0) {
                        return Optional.of(text.toString(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private long length(int second) throws IOException {
        var size = second < TWO_OCTETS ? 0 : second == TWO_OCTETS ? Short.BYTES : Long.BYTES;
        long length = second;
        for (int i = 0; i < size; i++) {
            length = (i == 0 ? 0 : length << Byte.SIZE) | octet();
        }
        return length;
    }

    private int octet() throws IOException {
        var octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
