package uz.botfactory;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.MapPropertySource;
import uz.botfactory.support.Environment;

/** Starts the product with what the environment says. */
@SpringBootApplication
public class BotFactory {

    /** Exit code of a start that a wrong environment variable stopped (EX_CONFIG of sysexits.h). */
    private static final int WRONG_CONFIGURATION = 78;

    public static void main(String[] args) {
        try {
            start(Environment.read(System.getenv()), args);
        } catch (Environment.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_CONFIGURATION);
        }
    }

    private static void start(Environment.Read environment, String... args) {
        var application = new SpringApplication(BotFactory.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("environment", environment.properties())));
        application.run(args);
        environment.warnings().forEach(LoggerFactory.getLogger(BotFactory.class)::warn);
    }
}
