package kz.kualik.authority.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemWriter;
import kz.kualik.authority.web.Right;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The service's own pages do not pass the {@link RightsGuard}. Health is open, because whoever balances the load has to see
 * it and it names parts only; everything else shows figures of the service and needs {@link Right#READ_METRICS}.
 */
@Component
class MetricsDoor extends OncePerRequestFilter {

    private static final String PAGES = "/actuator";
    private static final String HEALTH = "/actuator/health";

    private final Reception reception;
    private final ProblemWriter problems;

    MetricsDoor(Reception reception, ProblemWriter problems) {
        this.reception = reception;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Decoded and normalised by the container, as the address is mapped.
        var path = request.getServletPath();
        return !path.startsWith(PAGES) || path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            reception.require(request, Right.READ_METRICS);
        } catch (ProblemException e) {
            problems.write(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
