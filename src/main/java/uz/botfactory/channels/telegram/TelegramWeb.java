package uz.botfactory.channels.telegram;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where the webhook stands in the web server: before sessions, security and languages, which it has no use for. */
@Configuration(proxyBeanMethods = false)
class TelegramWeb {

    @Bean
    FilterRegistrationBean<TelegramWebhook> telegramWebhookFilter(TelegramWebhook webhook) {
        var registration = new FilterRegistrationBean<>(webhook);
        registration.addUrlPatterns(TelegramWebhook.PATH + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
