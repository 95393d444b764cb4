package uz.botfactory.payments;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.support.Dates;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Receipts of payments and returns as mails, in the owner's language. */
@Component
class ReceiptMails {

    private final Receipts receipts;
    private final Accounts accounts;
    private final Mail mail;
    private final Letters letters;
    private final Texts texts;
    private final MoneyWords money;
    private final PublicAddress ours;

    ReceiptMails(
            Receipts receipts,
            Accounts accounts,
            Mail mail,
            Letters letters,
            Texts texts,
            MoneyWords money,
            PublicAddress ours) {
        this.receipts = receipts;
        this.accounts = accounts;
        this.mail = mail;
        this.letters = letters;
        this.texts = texts;
        this.money = money;
        this.ours = ours;
    }

    void paid(Order order, long attempt) {
        receipts.payment(order, attempt).ifPresent(receipt -> send(receipt, "payments.receiptMail.paid"));
    }

    /** @param key names the one return */
    void returned(Order order, long attempt, String key) {
        receipts.refund(order, attempt, key).ifPresent(receipt -> send(receipt, "payments.receiptMail.returned"));
    }

    /** A business that is gone gets no more mail; one that paid nothing needs no receipt. */
    private void send(Receipt receipt, String kind) {
        var account = receipt.order().account();
        if (!receipt.amount().isZero() && accounts.find(account).isPresent()) {
            mail.send(letters.write(letter(receipt, kind, accounts.owner(account))));
        }
    }

    private Letter letter(Receipt receipt, String kind, Person owner) {
        var language = owner.language();
        var sum = money.of(language, receipt.amount());
        return new Letter(
                owner.email(),
                language,
                texts.get(language, kind + ".subject", sum),
                paragraphs(receipt, kind, owner, sum),
                new Letter.Button(
                        texts.get(language, "payments.receiptMail.open"),
                        ours.of(language, "/orders/" + receipt.order().id())),
                "",
                texts.get(language, "payments.receiptMail.why"),
                null,
                Map.of(),
                "receipt." + receipt.number().replace('-', '.'));
    }

    private List<String> paragraphs(Receipt receipt, String kind, Person owner, String sum) {
        var language = owner.language();
        var order = receipt.order();
        var lines = new ArrayList<String>();
        lines.add(texts.get(language, "payments.receiptMail.hello", owner.fullName()));
        lines.add(texts.get(language, kind + ".text", sum, order.plan().name(language), texts.get(language, "plans.period." + order.period().code())));
        lines.add(String.join("\n", facts(receipt, owner.zone(), language)));
        if (receipt.fiscal() != null) {
            lines.add(texts.get(language, "payments.receiptMail.fiscal", receipt.fiscal()));
        }
        return lines;
    }

    private List<String> facts(Receipt receipt, ZoneId zone, UiLanguage language) {
        var order = receipt.order();
        var facts = new ArrayList<String>();
        facts.add(texts.get(language, "payments.receiptMail.number", receipt.number()));
        facts.add(texts.get(language, "payments.receiptMail.date", Dates.time(language, receipt.at().atZone(zone))));
        if (!receipt.discount().isZero()) {
            facts.add(texts.get(language, "payments.receiptMail.price", money.of(language, receipt.listPrice())));
            facts.add(texts.get(language, "payments.receiptMail.coupon", String.valueOf(order.coupon()), money.of(language, receipt.discount())));
        }
        facts.add(texts.get(language, "payments.receiptMail.sum", money.of(language, receipt.amount())));
        facts.add(texts.get(language, "payments.receiptMail.provider", texts.get(language, "payments.provider." + order.provider())));
        if (!receipt.refund() && order.paidUntil() != null) {
            facts.add(texts.get(language, "payments.receiptMail.until", Dates.time(language, order.paidUntil().atZone(zone))));
        }
        return facts;
    }
}
