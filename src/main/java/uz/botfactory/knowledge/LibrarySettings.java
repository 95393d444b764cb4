package uz.botfactory.knowledge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a bot may be taught.
 *
 * @param maxUploadMb the largest file
 * @param maxTextMbPerBot the most text that all documents of a bot hold together
 */
@ConfigurationProperties("botfactory")
record LibrarySettings(@DefaultValue("10") int maxUploadMb, @DefaultValue("50") int maxTextMbPerBot) {

    long uploadBytes() {
        return maxUploadMb * 1024L * 1024;
    }

    long charactersPerBot() {
        return maxTextMbPerBot * 1024L * 1024;
    }
}
