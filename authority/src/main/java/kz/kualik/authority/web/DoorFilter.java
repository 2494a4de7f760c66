package kz.kualik.authority.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every request passes first: the headers that every answer has, the length of the address, and how often one may ask. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DoorFilter extends OncePerRequestFilter {

    /** The longest address of this API with its longest cursor is under 1 200 characters. */
    static final int LONGEST_ADDRESS = 4_096;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final Logger LOG = LoggerFactory.getLogger(DoorFilter.class);

    private final RateLimits limits;
    private final ProblemWriter problems;

    DoorFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.set(response);
        try {
            requireShortAddress(request);
            requireOwnSite(request);
            limits.count(request, response);
        } catch (ProblemException e) {
            LOG.info("refused at the door: {}", e.code());
            problems.write(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * A browser shows a client certificate to whichever site makes it send a request; it also tells which site that was
     * (Fetch Metadata, RFC 6454). Programs send neither header.
     */
    private static void requireOwnSite(HttpServletRequest request) throws ForeignSiteException {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if ((site != null && !OWN_SITES.contains(site))
                || (origin != null && !origin.equals("https://" + request.getHeader("Host")))) {
            throw new ForeignSiteException();
        }
    }

    private static void requireShortAddress(HttpServletRequest request) throws UriTooLongException {
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
            throw new UriTooLongException(LONGEST_ADDRESS);
        }
    }
}
