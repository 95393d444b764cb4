package uz.botfactory.payments.uzum;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.AskedBack;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.UiLanguage;

/** Uzum's own page where a card is typed. Its word that somebody paid is a hint; we ask before we believe it. */
@Component
class CheckoutProvider implements PaymentProvider {

    static final String CODE = "uzum-checkout";

    private static final int SOUM = 860;
    private static final Duration SESSION = Duration.ofMinutes(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CheckoutSettings settings;
    private final CheckoutApi api;
    private final CheckoutBooks books;
    private final Till till;

    CheckoutProvider(
            CheckoutSettings settings, CheckoutApi api, CheckoutBooks books, Till till) {
        this.settings = settings;
        this.api = api;
        this.books = books;
        this.till = till;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean configured() {
        return settings.complete();
    }

    @Override
    public List<String> currencies() {
        return List.of("UZS");
    }

    @Override
    public Optional<String> obstacle(Plan plan) {
        return settings.fiscal() && plan.fiscal() == null
                ? Optional.of("payments.obstacle.fiscal")
                : Optional.empty();
    }

    @Override
    public String redirect(Order order, Payer payer) throws ProviderFailed {
        var number = number(order);
        var page = api.register(payment(order, payer, number), language(payer.language()));
        books.opened(order, page.id(), number);
        return page.page();
    }

    /** A little less than the page lives, so that nobody is sent to one that closes under their hands. */
    @Override
    public Duration redirectLasts() {
        return SESSION.minusMinutes(10);
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void reconcile(Order order) throws ProviderFailed {
        for (var attempt : till.attempts(order.id())) {
            if (attempt.is(Attempt.State.CREATED) && attempt.provider().equals(CODE)) {
                ask(attempt.externalId());
            }
        }
    }

    @Override
    public void recheck(Order order, Attempt paid) throws ProviderFailed {
        ask(AskedBack.page(paid));
    }

    /** Asks how the payment stands and books it. */
    void ask(String id) throws ProviderFailed {
        books.book(id, api.standing(id));
    }

    @Override
    public boolean refunds() {
        return true;
    }

    @Override
    public void refund(Order order, Attempt attempt, Money amount, String key) throws ProviderFailed {
        books.asking(attempt, key, amount);
        try {
            var operation = CheckoutBooks.operation(key);
            api.refund(operation, giveBack(order, attempt, amount));
            requireDone(api.standing(AskedBack.page(attempt)), operation, attempt, amount);
        } catch (ProviderFailed e) {
            if (!e.retryable()) {
                books.refused(attempt, key);
            }
            throw e;
        }
    }

    /** Uzum's answer only says that it took the wish. Our number of it need not stand in its history. */
    private static void requireDone(CheckoutStanding standing, UUID operation, Attempt attempt, Money amount)
            throws ProviderFailed {
        if (standing.refundIs(operation, "FAIL")) {
            throw ProviderFailed.refused("uzum-checkout: refund " + operation + " failed");
        }
        boolean wentBack = standing.refunded() - attempt.returned().minor() >= amount.minor();
        if (!standing.refundIs(operation, "SUCCESS") && (standing.refundIs(operation, "IN_PROGRESS") || !wentBack)) {
            throw ProviderFailed.unfinished(
                    "uzum-checkout: refund " + operation + " is under way", "payments.problem.refundUnfinished");
        }
    }

    private ObjectNode payment(Order order, Payer payer, String number) {
        var payment = JsonMapper.shared()
                .createObjectNode()
                .put("amount", order.amount().minor())
                .put("clientId", order.account().toString())
                .put("currency", SOUM)
                .put("paymentDetails", "BotFactory: " + order.plan().name(UiLanguage.UZ) + ", " + order.id())
                .put("orderNumber", number)
                .put("successUrl", payer.returnUrl())
                .put("failureUrl", payer.cancelUrl())
                .put("viewType", "REDIRECT")
                .put("sessionTimeoutSecs", SESSION.toSeconds());
        payment.putObject("paymentParams").put("operationType", "PAYMENT").put("payType", "ONE_STEP");
        cart(order).ifPresent(cart -> payment.putObject("merchantParams").set("cart", cart.purchase()));
        return payment;
    }

    private ObjectNode giveBack(Order order, Attempt attempt, Money amount) {
        var refund = JsonMapper.shared()
                .createObjectNode()
                .put("orderId", AskedBack.page(attempt))
                .put("amount", amount.minor());
        cart(order).ifPresent(cart -> refund.set("cart", cart.giveBack(amount.minor())));
        return refund;
    }

    private Optional<CheckoutCart> cart(Order order) {
        return settings.fiscal()
                ? Optional.ofNullable(order.plan().fiscal()).map(fiscal -> new CheckoutCart(order, fiscal, settings.taxId()))
                : Optional.empty();
    }

    /** Uzum takes each number once, so each try has one of its own; people still see the order in it. */
    private static String number(Order order) {
        return order.id() + "-" + new BigInteger(50, RANDOM).toString(36);
    }

    private static String language(UiLanguage language) {
        return switch (language) {
            case UZ, UZ_CYRL -> "uz-UZ";
            case RU -> "ru-RU";
            case EN -> "en-EN";
        };
    }
}
