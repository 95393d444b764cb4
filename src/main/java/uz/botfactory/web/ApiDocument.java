package uz.botfactory.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;

/** The OpenAPI document of the REST API, at /v3/api-docs. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static {
        // Whoever calls is found by the token and is no parameter.
        SpringDocUtils.getConfig().addAnnotationsToIgnore(CurrentAccount.class).addRequestWrapperToIgnore(CurrentUser.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("BotFactory")
                        .version("v1")
                        .description("Times are ISO 8601 in UTC, ids opaque strings, money {amount, currency}; errors are"
                                + " application/problem+json (RFC 9457) with a stable code and a detail in the language of"
                                + " Accept-Language."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
