package uz.botfactory.payments.payoneer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;
import uz.botfactory.support.UiLanguage;

/** Payoneer's hosted card page, in dollars. */
@Component
class PayoneerProvider implements PaymentProvider {

    static final String CODE = "payoneer";

    private static final Duration PAGE_LASTS = Duration.ofMinutes(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PayoneerSettings settings;
    private final PayoneerApi api;
    private final PayoneerBooks books;
    private final PayoneerQuestions questions;
    private final Till till;

    PayoneerProvider(
            PayoneerSettings settings, PayoneerApi api, PayoneerBooks books, PayoneerQuestions questions, Till till) {
        this.settings = settings;
        this.api = api;
        this.books = books;
        this.questions = questions;
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
        return List.of("USD");
    }

    @Override
    public String redirect(Order order, Payer payer) throws ProviderFailed {
        var number = order.id() + "-" + new BigInteger(60, RANDOM).toString(36);
        var secret = secret();
        var page = api.open(list(order, payer, number, secret));
        books.opened(order, number, page.id(), PayoneerNotices.print(secret));
        return page.address();
    }

    /** How long a page lives is not published; a fresh one costs nothing. */
    @Override
    public Duration redirectLasts() {
        return PAGE_LASTS;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void reconcile(Order order) throws ProviderFailed {
        for (var attempt : till.attempts(order.id())) {
            if (attempt.is(Attempt.State.CREATED) && attempt.provider().equals(CODE)) {
                questions.ask(Question.about(attempt.externalId()));
            }
        }
    }

    @Override
    public void recheck(Order order, Attempt paid) throws ProviderFailed {
        questions.ask(Question.about(PayoneerBooks.page(paid), PayoneerBooks.Payment.of(paid).charge()));
    }

    @Override
    public boolean refunds() {
        return true;
    }

    @Override
    public void refund(Order order, Attempt attempt, Money amount, String key) throws ProviderFailed {
        var asked = books.asking(attempt, key, amount);
        if (asked == PayoneerBooks.Asked.JUST_NOW) {
            throw ProviderFailed.unreachable("payoneer: the same return was asked for just now");
        }
        var now = till.attempt(CODE, attempt.externalId()).orElseThrow();
        if (asked == PayoneerBooks.Asked.BEFORE && isDoneAlready(now)) {
            return;
        }
        try {
            var payout = api.payOut(PayoneerBooks.Payment.of(now).chargeOrPage(), payout(order, amount));
            if (payout.is("failed", "declined", "rejected", "aborted", "canceled", "expired")) {
                throw ProviderFailed.refused("payoneer: a payout is " + payout.status());
            }
            books.paidOut(attempt, key, payout.id());
        } catch (ProviderFailed e) {
            if (!e.retryable()) {
                books.refused(attempt, key);
            }
            throw e;
        }
    }

    /**
     * We asked before and did not hear the answer. Payoneer knows no number of ours for a payout, so asking again could
     * pay twice: only when nothing went back yet it is safe.
     */
    private boolean isDoneAlready(Attempt attempt) throws ProviderFailed {
        var standing = api.charge(PayoneerBooks.Payment.of(attempt).chargeOrPage());
        if (standing.isEmpty() || standing.get().is("charged")) {
            return false;
        }
        if (standing.get().is("paid_out") || attempt.returned().isZero()) {
            return true;
        }
        throw ProviderFailed.refused(
                "payoneer: it is unclear whether a part went back already", "payments.problem.refundUnclear");
    }

    private ObjectNode list(Order order, Payer payer, String number, String secret) {
        var list = JsonMapper.shared()
                .createObjectNode()
                .put("integration", "HOSTED")
                .put("operationType", "CHARGE")
                .put("transactionId", number)
                .put("country", "UZ");
        if (!settings.division().isBlank()) {
            list.put("division", settings.division());
        }
        list.putObject("customer").put("number", order.account().toString()).put("email", payer.email());
        list.set("payment", payment(order, order.amount()));
        list.putArray("products").add(product(order));
        list.putObject("style").put("hostedVersion", "v4").put("language", language(payer.language()));
        list.set("callback", callback(payer, number, secret));
        return list;
    }

    private static ObjectNode callback(Payer payer, String number, String secret) {
        var callback = JsonMapper.shared()
                .createObjectNode()
                .put("returnUrl", payer.returnUrl())
                .put("cancelUrl", payer.cancelUrl())
                .put("notificationUrl", notificationUrl(payer, number, secret));
        callback.putArray("notificationHeaders")
                .addObject()
                .put("name", PayoneerNotice.SECRET_HEADER)
                .put("value", secret);
        return callback;
    }

    private static String notificationUrl(Payer payer, String number, String secret) {
        var ours = URI.create(payer.returnUrl()).resolve("/payments/payoneer");
        return ours + "?" + PayoneerNotice.PAYMENT + "=" + encoded(number) + "&" + PayoneerNotice.SECRET + "="
                + encoded(secret);
    }

    private static ObjectNode payout(Order order, Money amount) {
        var payout = JsonMapper.shared().createObjectNode();
        payout.set("payment", payment(order, amount));
        return payout;
    }

    private static ObjectNode payment(Order order, Money amount) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("amount", decimal(amount))
                .put("currency", amount.currency())
                .put("reference", "BotFactory " + order.id())
                .put("invoiceId", order.id());
    }

    private static ObjectNode product(Order order) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", order.plan().code() + "-" + order.period().code())
                .put("name", order.plan().name(UiLanguage.EN))
                .put("quantity", 1)
                .put("amount", decimal(order.amount()))
                .put("currency", order.amount().currency());
    }

    private static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.minor(), 2);
    }

    /** Payoneer's page speaks no Uzbek. */
    private static String language(UiLanguage language) {
        return language == UiLanguage.RU ? "ru_RU" : "en_US";
    }

    private static String secret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
