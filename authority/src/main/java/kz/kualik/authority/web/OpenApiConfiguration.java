package kz.kualik.authority.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine-readable description of the API says of the whole; the paths come from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI kualikApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Kualik")
                        .version("v1")
                        .description("Applications, visits, decisions, certificates, status and revocation. Calls of"
                                + " operators need a client certificate. Refusals are problem documents (RFC 9457).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "operatorCertificate",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.MUTUALTLS)
                                        .description("the TLS client certificate of an operator")));
    }
}
