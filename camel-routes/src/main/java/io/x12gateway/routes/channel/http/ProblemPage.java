package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.GatewayFault;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import java.io.IOException;

/** Answers with problems wherever no route does: filters, controllers, paths that do not exist. */
@RestController
@RestControllerAdvice(basePackageClasses = ProblemPage.class)
public class ProblemPage implements ErrorController {
    public static final Problem NOT_AUTHENTICATED = Problem.of(
            ProblemType.NOT_AUTHENTICATED,
            "Show a registered API token (Authorization: Bearer ...) or a registered client certificate.");
    public static final Problem NOT_FOUND = Problem.of(
            ProblemType.NOT_FOUND, "The path or id does not exist, or is not yours. See docs/reference/http-api.md.");
    private final Answers answers;

    ProblemPage(Answers answers) {
        this.answers = answers;
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, answers.problem(problem));
    }

    private static void write(HttpServletResponse response, HttpAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.status() == 401 && !response.containsHeader("WWW-Authenticate"))
            response.setHeader("WWW-Authenticate", "Bearer");
        response.setHeader("Cache-Control", "no-store");
        answer.body().writeTo(response.getOutputStream());
    }

    @ExceptionHandler(GatewayFault.class)
    public void fault(GatewayFault fault, HttpServletResponse response) throws IOException {
        write(response, answers.fault(fault));
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var type = ProblemType.ofStatus(status);
        write(response, type == ProblemType.NOT_FOUND ? NOT_FOUND : Problem.of(type, type.title()));
    }
}
