package kz.kualik.authority.staff;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes {@link Operator} a parameter that methods of the HTTP API may ask for. */
@Configuration(proxyBeanMethods = false)
class StaffWebConfiguration implements WebMvcConfigurer {

    private final OperatorArgument operatorArgument;

    StaffWebConfiguration(OperatorArgument operatorArgument) {
        this.operatorArgument = operatorArgument;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(operatorArgument);
    }
}
