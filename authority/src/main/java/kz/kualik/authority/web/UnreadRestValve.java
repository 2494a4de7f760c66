package kz.kualik.authority.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Sends the answer to a request whose body came too slowly and ends the connection. Tomcat would first read the rest of the body,
 * which is what takes so long.
 */
final class UnreadRestValve extends ValveBase {

    /** The attribute of a request whose rest is not waited for. */
    static final String GIVEN_UP = "kz.kualik.request-given-up";

    UnreadRestValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(GIVEN_UP) instanceof IOException cause) {
            response.flushBuffer();
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, cause);
        }
    }
}
