package kz.kualik.authority.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has been read, so that it can be compared as well as understood. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    /** Reads the body to its end; its length is bounded by {@link RequestSizeFilter}. */
    RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        this.body = request.getInputStream().readAllBytes();
    }

    byte[] body() {
        return body.clone();
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ReadBody(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream octets;

        ReadBody(ByteArrayInputStream octets) {
            this.octets = octets;
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return octets.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return octets.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has been read already; nothing has to be waited for");
        }
    }
}
