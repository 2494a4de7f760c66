package kz.kualik.authority.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.problem.RequestTooLargeException;
import kz.kualik.authority.problem.RequestTooSlowException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops reading a request body when it takes too long, and at a limit that no honest request of this API comes near, whatever length it announces or
 * keeps silent about.
 */
@Component
class RequestSizeFilter extends OncePerRequestFilter {

    /** Two certification requests of 4096-bit keys are under 8 KiB in base64. */
    static final long MAXIMUM_OCTETS = 128 * 1024;

    private final Duration within;

    RequestSizeFilter(KualikProperties properties) {
        this.within = properties.http().requestWithin();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new LimitedRequest(request, within), response);
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final Duration within;

        LimitedRequest(HttpServletRequest request, Duration within) {
            super(request);
            this.within = within;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > MAXIMUM_OCTETS) {
                throw new RequestTooLargeException(MAXIMUM_OCTETS);
            }
            return new LimitedStream(this, super.getInputStream(), within);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final HttpServletRequest request;
        private final ServletInputStream body;
        private final Duration within;
        private final long begun = System.nanoTime();
        private long left = MAXIMUM_OCTETS;

        LimitedStream(HttpServletRequest request, ServletInputStream body, Duration within) {
            this.request = request;
            this.body = body;
            this.within = within;
        }

        @Override
        public int read() throws IOException {
            var octet = body.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int octets) throws RequestTooLargeException, RequestTooSlowException {
            if (octets > 0 && System.nanoTime() - begun > within.toNanos()) {
                var tooSlow = new RequestTooSlowException(within.toSeconds());
                request.setAttribute(UnreadRestValve.GIVEN_UP, tooSlow);
                throw tooSlow;
            }
            left -= octets;
            if (left < 0) {
                throw new RequestTooLargeException(MAXIMUM_OCTETS);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
