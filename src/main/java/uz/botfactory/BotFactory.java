package uz.botfactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product. */
@SpringBootApplication
public class BotFactory {

    public static void main(String[] args) {
        SpringApplication.run(BotFactory.class, args);
    }
}
