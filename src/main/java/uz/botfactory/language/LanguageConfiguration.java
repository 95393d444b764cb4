package uz.botfactory.language;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.support.UzbekCyrillic;

/** Lends the transliterator to the texts of our own pages. */
@Configuration
class LanguageConfiguration {

    @Bean
    UzbekCyrillic uzbekCyrillic() {
        return Transliterator::toCyrillic;
    }
}
