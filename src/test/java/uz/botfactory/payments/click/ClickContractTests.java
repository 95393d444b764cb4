package uz.botfactory.payments.click;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.Click;

/** Click keeps what every payment company's integration keeps. */
class ClickContractTests extends ProviderContract {

    private static final int NO_FUNDS = -5017;
    private static final AtomicLong TRANSACTIONS = new AtomicLong(5_000_000_000L + System.nanoTime() % 1_000_000_000L);

    private record Prepared(long transaction, String order, String amount, long number) {}

    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    @Override
    protected String provider() {
        return "click";
    }

    @Override
    protected Company company() {
        var click = new Click(port);
        return new Company() {

            @Override
            public Optional<String> begin(String order, long minor) {
                long transaction = TRANSACTIONS.incrementAndGet();
                var amount = BigDecimal.valueOf(minor, 2).toPlainString();
                var reply = click.prepare(transaction, order, amount);
                if (reply.error() != 0) {
                    return Optional.empty();
                }
                prepared.put(Long.toString(transaction), new Prepared(transaction, order, amount, reply.prepared()));
                return Optional.of(Long.toString(transaction));
            }

            @Override
            public boolean pay(String transaction) {
                int error = complete(click, transaction, 0);
                return error == 0 || error == -4;
            }

            @Override
            public void giveUp(String transaction) {
                complete(click, transaction, NO_FUNDS);
            }

            @Override
            public void giveBack(String transaction) {
                complete(click, transaction, NO_FUNDS);
            }

            @Override
            public void forge(String transaction) {
                complete(click.withSecret("somebody else's secret"), transaction, 0);
            }
        };
    }

    private int complete(Click click, String transaction, int error) {
        var one = prepared.get(transaction);
        return click.complete(one.transaction(), one.order(), one.amount(), one.number(), error).error();
    }
}
