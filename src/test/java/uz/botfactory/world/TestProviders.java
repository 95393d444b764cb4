package uz.botfactory.world;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the product that tests boot keys for every payment company, and companies to talk to on this machine. */
public class TestProviders implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Where nobody answers: for companies that no test has built yet. */
    private static final String NOBODY = "http://127.0.0.1:9";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "botfactory.payments.stripe.secret-key=" + FakeStripe.KEY,
                        "botfactory.payments.stripe.webhook-secret=" + FakeStripe.SECRET,
                        "botfactory.payments.stripe.api-url=" + FakeStripe.shared().url(),
                        "botfactory.payments.payme.merchant-id=5e730e8e0b852a417aa49ceb",
                        "botfactory.payments.payme.key=payme-key-for-tests-only-36-letters",
                        "botfactory.payments.payme.checkout-url=" + FakePaymePage.shared().url(),
                        "botfactory.payments.click.merchant-id=" + FakeClick.MERCHANT,
                        "botfactory.payments.click.service-id=" + FakeClick.SERVICE,
                        "botfactory.payments.click.secret-key=" + FakeClick.SECRET,
                        "botfactory.payments.click.merchant-user-id=" + FakeClick.USER,
                        "botfactory.payments.click.api-url=" + FakeClick.shared().url(),
                        "botfactory.payments.uzum.service-id=" + UzumBank.SERVICE,
                        "botfactory.payments.uzum.username=" + UzumBank.NAME,
                        "botfactory.payments.uzum.password=" + UzumBank.PASSWORD,
                        "botfactory.payments.uzum-checkout.terminal-id=" + FakeUzumCheckout.TERMINAL,
                        "botfactory.payments.uzum-checkout.api-key=" + FakeUzumCheckout.KEY,
                        "botfactory.payments.uzum-checkout.api-url=" + FakeUzumCheckout.shared().url(),
                        "botfactory.payments.payoneer.merchant-code=" + FakePayoneer.MERCHANT,
                        "botfactory.payments.payoneer.token=" + FakePayoneer.TOKEN,
                        "botfactory.payments.payoneer.division=TESTSTORE",
                        "botfactory.payments.payoneer.api-url=" + FakePayoneer.shared().url())
                .applyTo(context);
    }
}
