package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.StripeEvent;

/** The contract, played by Stripe: a page is a transaction, events tell what became of it. */
class StripeContractTests extends ProviderContract {

    private final FakeStripe stripe = FakeStripe.shared();
    private final Stripe company = new Stripe();

    @BeforeEach
    void sameClock() {
        stripe.follow(clock);
    }

    @AfterEach
    void nothingIsLeftForOthers() {
        stripe.news();
        assertThat(stripe.violations()).isEmpty();
    }

    @Override
    protected String provider() {
        return "stripe";
    }

    @Override
    protected Company company() {
        return company;
    }

    private final class Stripe implements Company {

        private final Map<String, StripeEvent> first = new ConcurrentHashMap<>();
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public Optional<String> begin(String order, long minor) {
            return Optional.of(stripe.opens(order, minor));
        }

        /** The very same event again, or another one of the same page: Stripe does both. */
        @Override
        public boolean pay(String session) {
            if (!stripe.paysIfOpen(session)) {
                return false;
            }
            var event = first.computeIfAbsent(session, one -> stripe.event("checkout.session.completed", one));
            return tell(told.incrementAndGet() % 2 == 0 ? event : stripe.event("checkout.session.async_payment_succeeded", session));
        }

        @Override
        public void giveUp(String session) {
            stripe.expiresIfOpen(session);
            tell(stripe.event("checkout.session.expired", session));
        }

        @Override
        public void giveBack(String session) {
            if (stripe.refundsIfPaid(session)) {
                tell(stripe.event("charge.refunded", stripe.chargeOf(session)));
            }
        }

        @Override
        public void forge(String session) {
            var event = stripe.event("checkout.session.completed", session);
            assertThat(StripeEvent.bring(port, event.body(), StripeEvent.signature(event.body(), "whsec_guess", clock.instant())))
                    .isEqualTo(400);
        }

        private boolean tell(StripeEvent event) {
            return event.bring(port, clock.instant()) == 200;
        }
    }
}
