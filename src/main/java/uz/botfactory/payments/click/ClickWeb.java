package uz.botfactory.payments.click;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where Click's calls arrive in the web server: before sessions, security and languages, which would answer in their way. */
@Configuration(proxyBeanMethods = false)
class ClickWeb {

    @Bean
    FilterRegistrationBean<ClickCallback> clickCallbackFilter(ClickCallback callback) {
        var registration = new FilterRegistrationBean<>(callback);
        for (var phase : ClickPhase.values()) {
            registration.addUrlPatterns(phase.path(), phase.path() + "/");
        }
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
