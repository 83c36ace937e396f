package io.x12gateway.routes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Every path that the running application answers on is in the reference. */
@ExtendWith(RunningGateway.Extension.class)
class HttpApiReferenceIT {

    @Test
    void namesEveryPath(RunningGateway gateway) throws IOException {
        var page = Files.readString(Path.of("..", "docs", "reference", "http-api.md"));
        var mappings = gateway.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet();
        assertThat(mappings).isNotEmpty();
        for (var mapping : mappings)
            for (var path : mapping.getPatternValues())
                for (var method : mapping.getMethodsCondition().getMethods())
                    assertThat(page).contains("| `" + method + " " + path + "` |");
        for (var path :
                gateway.bean("doorServlet", ServletRegistrationBean.class).getUrlMappings())
            assertThat(page).contains("| `POST " + path.toString().replace("/*", "") + "` |");
    }
}
