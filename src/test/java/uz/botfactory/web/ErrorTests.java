package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;

/** What went wrong is told in the reader's language: as problem+json to programs, as a page to people. */
@ProductTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorTests {

    private static final String JSON = "application/json";

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Visitor visitor;

    @BeforeEach
    void start() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @CsvSource({"uz,Sahifa topilmadi", "uz-cyrl,Саҳифа топилмади", "ru,Страница не найдена", "en,Page not found"})
    void aPageThatIsNotThereSaysSoInTheReadersLanguage(String code, String title) {
        var page = visitor.opens("/" + code + "/nothing-here");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>" + title + "</h1>").doesNotContain("web.error").doesNotContain("{0}");
    }

    @Test
    void aProgramGetsAProblemWithItsCode() {
        var answer = visitor.sends("POST", "/api/v1/auth/login", "{\"login\":\"nobody@example.uz\",\"password\":\"x\"}",
                "Content-Type", JSON, "Accept-Language", "ru");

        var problem = problem(answer);
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.get("code").asString()).matches("[a-z_]+");
        assertThat(problem.get("detail").asString()).matches(".*\\p{IsCyrillic}.*");
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        var answer = visitor.sends("POST", "/api/v1/auth/login", "{\"login\":", "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("code").asString()).isEqualTo("bad_request");
    }

    @Test
    void anotherKindOfBodyIsNotSupported() {
        var answer = visitor.sends("POST", "/api/v1/auth/login", "login=a", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer).get("code").asString()).isEqualTo("unsupported_media_type");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        var answer = visitor.sends("DELETE", "/api/v1/plans", "");

        assertThat(answer.statusCode()).isIn(401, 405);
        assertThat(problem(visitor.sends("PUT", "/api/v1/auth/login", "{}", "Content-Type", JSON)).get("code").asString())
                .isIn("method_not_allowed", "unauthorized");
    }

    @Test
    void theMethodsAnAddressKnowsStandInAllow() {
        var answer = visitor.sends("PUT", "/robots.txt", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void aFormWithoutItsHiddenFieldIsRefusedWithAPage() {
        var answer = visitor.sends("POST", "/ru/help", "name=a", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<html lang=\"ru\"").contains("<h1>");
    }

    @Test
    void pagesRunAndShowNothingFromElsewhere() {
        var policy = visitor.opens("/uz/").headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void aPageThatFailsIsLoggedOnceWithTheReferenceThatPeopleSee(CapturedOutput log) throws NoSuchMethodException {
        var address = RequestMappingInfo.paths("/help/broken").build();
        mappings.registerMapping(address, new Broken(), Broken.class.getMethod("page"));
        try {
            var page = visitor.opens("/en/help/broken");

            assertThat(page.statusCode()).isEqualTo(500);
            var reference = page.body().replaceAll("(?s).*name this number: ([0-9a-f]{12}).*", "$1");
            assertThat(reference).matches("[0-9a-f]{12}");
            var told = log.getAll();
            assertThat(told.split("A page failed \\(" + reference, -1)).hasSize(2);
            assertThat(told.split("at uz.botfactory.web.ErrorTests\\$Broken", -1)).as("stacks").hasSize(2);
        } finally {
            mappings.unregisterMapping(address);
        }
    }

    /** A page that cannot be written. */
    public static final class Broken {

        public ModelAndView page() {
            return new ModelAndView((model, request, response) -> {
                throw new IllegalStateException("This page is broken");
            });
        }
    }

    private JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return json.readTree(answer.body());
    }
}
