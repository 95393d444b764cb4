package uz.botfactory.payments.payme;

import java.util.Optional;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.Payme;

/** Payme keeps what every payment company's integration keeps. */
class PaymeContractTests extends ProviderContract {

    private static final int NOT_DEBITED = 2;
    private static final int REFUND = 5;

    @Override
    protected String provider() {
        return "payme";
    }

    @Override
    protected Company company() {
        var payme = new Payme(port);
        return new Company() {

            @Override
            public Optional<String> begin(String order, long minor) {
                var transaction = Payme.freshId();
                var reply = payme.create(transaction, clock.millis(), order, minor);
                return reply.error() == 0 ? Optional.of(transaction) : Optional.empty();
            }

            @Override
            public boolean pay(String transaction) {
                return payme.perform(transaction).result().path("state").asInt(0) == 2;
            }

            @Override
            public void giveUp(String transaction) {
                payme.cancel(transaction, NOT_DEBITED);
            }

            @Override
            public void giveBack(String transaction) {
                payme.cancel(transaction, REFUND);
            }

            @Override
            public void forge(String transaction) {
                payme.withKey("somebody else's key").perform(transaction);
            }
        };
    }
}
