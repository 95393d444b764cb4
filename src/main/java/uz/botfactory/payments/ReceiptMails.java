package uz.botfactory.payments;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.support.Dates;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Sends a receipt after each payment and each return, once, in the owner's language. */
@Component
class ReceiptMails {


    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMails.class);
    private static final int AT_A_TIME = 50;

    private final ReceiptMailTable table;
    private final TransactionTemplate transaction;
    private final OneTransaction calls;
    private final Orders orders;
    private final Receipts receipts;
    private final Accounts accounts;
    private final Mail mail;
    private final Letters letters;
    private final Texts texts;
    private final MoneyWords money;
    private final PublicAddress ours;

    ReceiptMails(
            ReceiptMailTable table,
            TransactionTemplate transaction,
            OneTransaction calls,
            Orders orders,
            Receipts receipts,
            Accounts accounts,
            Mail mail,
            Letters letters,
            Texts texts,
            MoneyWords money,
            PublicAddress ours) {
        this.table = table;
        this.transaction = transaction;
        this.calls = calls;
        this.orders = orders;
        this.receipts = receipts;
        this.accounts = accounts;
        this.mail = mail;
        this.letters = letters;
        this.texts = texts;
        this.money = money;
        this.ours = ours;
    }

    @EventListener
    void on(PaymentReturned event) {
        table.want(event.account(), event.attempt(), event.key(), event.order());
    }

    /**
     * Writes what is due, many in one transaction; one that cannot be written does not keep the others back. While payment
     * companies wait for their turn only the first ones are written.
     */
    void writeDue() {
        try {
            while (write(AT_A_TIME) == AT_A_TIME && !calls.crowded()) {
                LOG.debug("More receipts are due");
            }
        } catch (RuntimeException e) {
            LOG.warn("Receipts are written one by one now: {}", e.getClass().getSimpleName());
            while (writeOne()) {
                LOG.debug("One more receipt may be due");
            }
        }
    }

    private int write(int many) {
        return transaction.execute(status -> {
            var due = table.take(many);
            due.forEach(this::write);
            return due.size();
        });
    }

    /** Whether there was one. */
    private boolean writeOne() {
        var taken = new AtomicReference<ReceiptMailTable.Due>();
        try {
            transaction.executeWithoutResult(status -> table.take(1).forEach(one -> {
                taken.set(one);
                write(one);
            }));
        } catch (RuntimeException e) {
            if (taken.get() == null) {
                throw e;
            }
            LOG.error("A receipt for order {} could not be written", taken.get().order(), e);
            table.postpone(taken.get());
        }
        return taken.get() != null;
    }

    private void write(ReceiptMailTable.Due one) {
        var order = orders.any(one.order());
        if (one.key().isEmpty()) {
            receipts.payment(order, one.attempt()).ifPresent(receipt -> send(receipt, "payments.receiptMail.paid"));
        } else {
            receipts.refund(order, one.attempt(), one.key())
                    .ifPresent(receipt -> send(receipt, "payments.receiptMail.returned"));
        }
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
