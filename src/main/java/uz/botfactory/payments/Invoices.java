package uz.botfactory.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Dates;
import uz.botfactory.support.Problem;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Invoices for a bank transfer, as a file in the owner's language. */
@Component
class Invoices {

    private static final int LONGEST = 300;

    private final Orders orders;
    private final Accounts accounts;
    private final SettingsStore settings;
    private final Texts texts;
    private final MoneyWords money;
    private final AuditTrail audit;

    Invoices(
            Orders orders,
            Accounts accounts,
            SettingsStore settings,
            Texts texts,
            MoneyWords money,
            AuditTrail audit) {
        this.orders = orders;
        this.accounts = accounts;
        this.settings = settings;
        this.texts = texts;
        this.money = money;
        this.audit = audit;
    }

    /** Where bank transfers go from now on. */
    Requisites change(Requisites wish, UserId by) {
        if (wish.all().anyMatch(text -> text.length() > LONGEST)) {
            throw Problem.of(422, "requisites_too_long", "payments.problem.requisitesLong");
        }
        wish.misspelt().ifPresent(field -> {
            throw Problem.of(422, "requisites_wrong", "payments.problem.requisitesWrong." + field).at(field);
        });
        settings.put(Requisites.SETTING, wish);
        audit.record(by, null, "requisites.changed", "payments", Map.of());
        return requisites();
    }

    Requisites requisites() {
        return settings.get(Requisites.SETTING, Requisites.class, Requisites.none());
    }

    /** There is one for an order that is paid by bank transfer, once staff entered where to. */
    byte[] pdf(AccountId account, String id) {
        var order = orders.get(account, id);
        if (!order.provider().equals(Orders.MANUAL)) {
            throw Problem.notFound();
        }
        if (!requisites().complete()) {
            throw Problem.of(409, "requisites_missing", "payments.problem.requisites");
        }
        try (var sheet = new InvoiceSheet()) {
            write(sheet, order, accounts.owner(account));
            return sheet.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("No invoice could be made for order " + id, e);
        }
    }

    private void write(InvoiceSheet sheet, Order order, Person owner) throws IOException {
        var language = owner.language();
        sheet.title(t(language, "title", order.id()));
        sheet.line(t(language, "date", day(language, order.createdAt(), owner.zone())));
        if (order.expiresAt() != null) {
            sheet.line(t(language, "due", day(language, order.expiresAt(), owner.zone())));
        }
        seller(sheet, language);
        sheet.heading(t(language, "buyer"));
        sheet.line(owner.fullName());
        sheet.line(owner.phone() == null ? owner.email() : owner.email() + ", " + owner.phone());
        sums(sheet, order, language);
        sheet.gap();
        sheet.line(t(language, "purpose"));
        sheet.strong(t(language, "purposeText", order.id()));
        sheet.line(t(language, "note"));
    }

    private void seller(InvoiceSheet sheet, UiLanguage language) throws IOException {
        var ours = requisites();
        sheet.heading(t(language, "seller"));
        sheet.line(String.valueOf(ours.name()));
        field(sheet, language, "address", ours.address());
        field(sheet, language, "taxId", ours.taxId());
        field(sheet, language, "bank", ours.bank());
        field(sheet, language, "bankCode", ours.bankCode());
        field(sheet, language, "account", ours.account());
        field(sheet, language, "phone", ours.phone());
        field(sheet, language, "director", ours.director());
    }

    private void field(InvoiceSheet sheet, UiLanguage language, String what, @Nullable String value) throws IOException {
        if (Requisites.has(value)) {
            sheet.line(t(language, what, value));
        }
    }

    private void sums(InvoiceSheet sheet, Order order, UiLanguage language) throws IOException {
        sheet.rule();
        var period = texts.get(language, "plans.period." + order.period().code());
        sheet.row(t(language, "item", order.plan().name(language), period), money.of(language, order.listPrice()));
        if (!order.discount().isZero()) {
            sheet.row(t(language, "coupon", String.valueOf(order.coupon())), "–" + money.of(language, order.discount()));
        }
        sheet.rule();
        sheet.strongRow(t(language, "total"), money.of(language, order.amount()));
        var fiscal = order.plan().fiscal();
        if (fiscal != null && fiscal.vatPercent() > 0) {
            sheet.row(
                    t(language, "vat", fiscal.vatPercent()),
                    money.of(language, vat(order.amount(), fiscal.vatPercent())));
        }
    }

    /** The tax that is contained in the amount, half up. */
    static Money vat(Money amount, int percent) {
        long contained = BigDecimal.valueOf(amount.minor())
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100L + percent), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(contained, amount.currency());
    }

    private static String day(UiLanguage language, Instant time, ZoneId zone) {
        return Dates.day(language, time.atZone(zone).toLocalDate());
    }

    private String t(UiLanguage language, String key, Object... arguments) {
        return texts.get(language, "payments.invoice." + key, arguments);
    }
}
