package uz.botfactory.knowledge;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the library. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LibrarySettings.class, PageSettings.class})
class LibraryConfiguration {}
