package uz.botfactory.payments.payme;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where Payme's calls arrive in the web server: before sessions, security and languages, which would answer in their way. */
@Configuration(proxyBeanMethods = false)
class PaymeWeb {

    @Bean
    FilterRegistrationBean<PaymeCallback> paymeCallbackFilter(PaymeCallback callback) {
        var registration = new FilterRegistrationBean<>(callback);
        registration.addUrlPatterns(PaymeCallback.PATH, PaymeCallback.PATH + "/");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
