package uz.botfactory;

import java.nio.file.Path;
import java.util.HashMap;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import uz.botfactory.language.LanguageWarmUp;
import uz.botfactory.support.Backup;
import uz.botfactory.support.Environment;

/** Starts the product with what the environment says, or does what `./botfactory` was asked for. */
// Two modules may each have a class of the same simple name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class BotFactory {

    /** Exit code of a start that a wrong environment variable stopped (EX_CONFIG of sysexits.h). */
    private static final int WRONG_CONFIGURATION = 78;

    public static void main(String[] args) {
        try {
            var environment = Environment.read(System.getenv());
            switch (args.length == 0 ? "" : args[0]) {
                case "backup" -> new Backup(environment.properties()).write(Path.of(args[1]));
                case "restore" -> new Backup(environment.properties()).restore(Path.of(args[1]));
                case "train" -> Rehearsal.run(start(forRehearsal(environment)));
                default -> start(environment, args);
            }
        } catch (Environment.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_CONFIGURATION);
        }
    }

    private static ConfigurableApplicationContext start(Environment.Read environment, String... args) {
        // Spring starts on one core; word lists and models of languages are read meanwhile on another.
        Thread.ofPlatform().daemon().name("languages").start(LanguageWarmUp::run);
        var application = new SpringApplication(BotFactory.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("environment", environment.properties())));
        var context = application.run(args);
        environment.warnings().forEach(LoggerFactory.getLogger(BotFactory.class)::warn);
        return context;
    }

    private static Environment.Read forRehearsal(Environment.Read environment) {
        var properties = new HashMap<>(environment.properties());
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("botfactory.payments.payme.merchant-id", "rehearsal");
        properties.put("botfactory.payments.payme.key", Rehearsal.PAYME_KEY);
        return new Environment.Read(properties, environment.warnings());
    }
}
