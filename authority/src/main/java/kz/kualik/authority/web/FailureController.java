package kz.kualik.authority.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.kualik.authority.problem.ProblemWriter;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends requests that failed outside any controller; the answer is a problem document as everywhere. */
@Controller
class FailureController implements ErrorController {

    private final ProblemWriter problems;

    FailureController(ProblemWriter problems) {
        this.problems = problems;
    }

    @OpenToAll("it only tells that something went wrong")
    @RequestMapping("/error")
    void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        problems.write(request, response, status);
    }
}
