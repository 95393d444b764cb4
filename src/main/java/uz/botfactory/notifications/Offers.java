package uz.botfactory.notifications;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.notifications.Numbers.Offering;
import uz.botfactory.payments.Coupons;
import uz.botfactory.plans.PlanWatch;
import uz.botfactory.plans.PlanWatch.Stretch;
import uz.botfactory.support.MailRefusals;

/**
 * Mails with a personal coupon to owners whose trial ended unpaid: every so many hours until they have a plan, want no
 * more, or got so many. Only to addresses that their owners confirmed and whose mail server takes mails for them.
 */
@Component
class Offers {

    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

    /** Trials that ended longer ago are left in peace, for instance when the product slept. */
    private static final Duration STILL_FRESH = Duration.ofDays(30);

    private final PlanWatch watch;
    private final Accounts accounts;
    private final OfferList list;
    private final Choices choices;
    private final MailRefusals refusals;
    private final Coupons coupons;
    private final Telling telling;
    private final Numbers numbers;
    private final Written written;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Offers(
            PlanWatch watch,
            Accounts accounts,
            OfferList list,
            Choices choices,
            MailRefusals refusals,
            Coupons coupons,
            Telling telling,
            Numbers numbers,
            Written written,
            TransactionTemplate transaction,
            Clock clock) {
        this.watch = watch;
        this.accounts = accounts;
        this.list = list;
        this.choices = choices;
        this.refusals = refusals;
        this.coupons = coupons;
        this.telling = telling;
        this.numbers = numbers;
        this.written = written;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run() {
        var offering = numbers.offering();
        enlist(offering);
        list.due(offering.mails()).forEach(account -> offer(account, offering));
    }

    /** Whoever never had a trial, because the phone had one before, is not told that it is over. */
    private void enlist(Offering offering) {
        var now = clock.instant();
        var known = list.endedSince(now.minus(STILL_FRESH));
        watch.endingBetween(now.minus(STILL_FRESH), now).stream()
                .filter(Stretch::isTrial)
                .filter(trial -> !trial.endsAt().equals(known.get(trial.account())))
                .filter(trial -> trial.startsAt().isBefore(trial.endsAt()))
                .forEach(trial -> list.add(trial, wait(offering)));
    }

    private void offer(AccountId account, Offering offering) {
        try {
            transaction.executeWithoutResult(status ->
                    list.lock(account).ifPresent(sent -> offer(account, sent, offering)));
        } catch (RuntimeException e) {
            LOG.error("The owner of {} could not be made an offer", account, e);
        }
    }

    private void offer(AccountId account, int sent, Offering offering) {
        var last = watch.last(account);
        if (last.isEmpty()) {
            list.later(account, wait(offering));
        } else if (!last.get().isTrial()) {
            list.remove(account);
        } else if (last.get().endsAt().plus(wait(offering)).isAfter(clock.instant())) {
            list.add(last.get(), wait(offering));
        } else if (sent < offering.mails()) {
            send(accounts.owner(account), account, last.get(), sent + 1, offering);
        }
    }

    private void send(Person owner, AccountId account, Stretch trial, int number, Offering offering) {
        if (!mayWriteTo(owner)) {
            list.later(account, wait(offering));
            return;
        }
        var code = coupons.personal(account, offering.percent(), Duration.ofDays(offering.days()), "offer " + number);
        var until = clock.instant().plus(Duration.ofDays(offering.days()));
        telling.tell(new Notice(
                owner,
                account,
                Kind.OFFER,
                number + " after " + trial.endsAt(),
                Map.of(
                        "percent", Integer.toString(offering.percent()),
                        "code", code,
                        "until", written.date(owner, until)),
                "/plan/requests?coupon=" + URLEncoder.encode(code, StandardCharsets.UTF_8)));
        list.sent(account, wait(offering));
    }

    /** Whoever did not confirm the address may be somebody else. */
    private boolean mayWriteTo(Person owner) {
        return owner.emailVerified()
                && choices.of(owner.id(), Topic.OFFERS).mail()
                && !refusals.has(owner.email());
    }

    /** Other figures hold from now on. */
    @Transactional
    public void change(Offering offering) {
        numbers.change(offering);
        list.retime(wait(offering));
    }

    private static Duration wait(Offering offering) {
        return Duration.ofHours(offering.hours());
    }
}
