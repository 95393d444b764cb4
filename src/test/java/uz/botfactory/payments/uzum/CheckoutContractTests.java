package uz.botfactory.payments.uzum;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.botfactory.payments.Hosted;
import uz.botfactory.payments.ProviderContract;
import uz.botfactory.world.FakeUzumCheckout;

/** Uzum's card page keeps what every payment company's integration keeps. */
class CheckoutContractTests extends ProviderContract {

    private final Map<String, Long> amounts = new ConcurrentHashMap<>();

    @Override
    protected String provider() {
        return "uzum-checkout";
    }

    @Override
    protected Company company() {
        var uzum = FakeUzumCheckout.shared();
        var hosted = new Hosted(product, provider(), port);
        return new Company() {

            @Override
            public Optional<String> begin(String order, long minor) {
                var payment = hosted.page(order).map(page -> uzum.behind(page).id());
                payment.ifPresent(id -> amounts.put(id, minor));
                return payment;
            }

            @Override
            public boolean pay(String transaction) {
                uzum.payment(transaction).isPaid(amounts.get(transaction));
                return tell(transaction);
            }

            @Override
            public void giveUp(String transaction) {
                uzum.payment(transaction).isDeclined();
                tell(transaction);
            }

            @Override
            public void giveBack(String transaction) {
                uzum.payment(transaction).isGivenBack(amounts.get(transaction));
                tell(transaction);
            }

            /** Says that it was paid, which it was not. */
            @Override
            public void forge(String transaction) {
                var lie = "{\"orderId\":\"" + transaction
                        + "\",\"orderNumber\":\"1\",\"operationState\":\"SUCCESS\",\"operationType\":\"COMPLETE\"}";
                hosted.send("POST", "/payments/uzum-checkout", "application/json", lie, Map.of());
            }

            private boolean tell(String transaction) {
                var callback = uzum.payment(transaction).callback().toString();
                return hosted.send("POST", "/payments/uzum-checkout", "application/json", callback, Map.of()) == 200;
            }
        };
    }
}
