package uz.botfactory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import uz.botfactory.ai.TestModel;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.TestDatabase;
import uz.botfactory.world.CutConnections;
import uz.botfactory.world.FakeTelegram;
import uz.botfactory.world.TestModels;
import uz.botfactory.world.TestProviders;

/**
 * Boots the whole product once, on a random port, over a real embedded PostgreSQL; all tests that carry this share it.
 * Adding properties or beans to a single test class would start a second product.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = {TestDatabase.class, TestModels.class, FakeTelegram.Wiring.class, TestProviders.class})
@Import({TestClock.Configuration.class, TestModel.Configuration.class, CutConnections.Configuration.class})
public @interface ProductTest {}
