package uz.botfactory.payments.uzum;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.FiscalReceipts;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.AskedBack;

/** Fiscal receipts that the terminal makes by itself: where they are is asked for, with growing gaps, until they are there. */
@Component
class CheckoutReceipts implements FiscalReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutReceipts.class);
    private static final Duration LOOKED_AT = Duration.ofDays(90);
    private static final Duration LATE = Duration.ofDays(1);
    private static final Duration FIRST_GAP = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 200;
    private static final String ASKED = "fiscal.asked";

    private final CheckoutSettings settings;
    private final CheckoutApi api;
    private final AskedBack pages;
    private final Till till;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckoutReceipts(
            CheckoutSettings settings, CheckoutApi api, AskedBack pages, Till till, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.pages = pages;
        this.till = till;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A payment whose receipt, or that of its return, is not known. */
    private record Unknown(AccountId account, String order, String attempt, Instant since, Instant asked) {

        /** The longer it is missing, the more seldom it is asked for. */
        boolean isDue(Instant now) {
            var gap = Duration.between(since, now).dividedBy(4);
            return !asked.plus(gap.compareTo(FIRST_GAP) < 0 ? FIRST_GAP : gap).isAfter(now);
        }
    }

    void run() {
        var now = clock.instant();
        unknown(now).stream().filter(one -> one.isDue(now)).limit(AT_A_TIME).forEach(one -> ask(one.attempt()));
    }

    private void ask(String name) {
        var attempt = till.attempt(CheckoutProvider.CODE, name).orElseThrow();
        pages.note(attempt, ASKED, Long.toString(clock.millis()));
        try {
            for (var receipt : api.receipts(AskedBack.page(attempt))) {
                var what = receipt.isOfReturn() ? "fiscal.cancel.qr_code_url" : "fiscal.perform.qr_code_url";
                pages.note(attempt, what, receipt.address());
            }
        } catch (ProviderFailed e) {
            LOG.info("Uzum Checkout did not tell of the receipts of attempt {}: {}", attempt.id(), e.getMessage());
        }
    }

    @Override
    public String provider() {
        return CheckoutProvider.CODE;
    }

    @Override
    public List<Missing> missing(int limit) {
        var now = clock.instant();
        return unknown(now).stream()
                .filter(one -> one.since().plus(LATE).isBefore(now))
                .sorted(Comparator.comparing(Unknown::since))
                .limit(limit)
                .map(one -> new Missing(one.account(), one.order(), "payments.fiscal.notYet", null, true, one.since()))
                .toList();
    }

    @Override
    public boolean makeAgain(String order) {
        var late = unknown(clock.instant()).stream().filter(one -> one.order().equals(order)).toList();
        late.forEach(one -> ask(one.attempt()));
        return !late.isEmpty();
    }

    /** Who has just paid comes first. */
    private List<Unknown> unknown(Instant now) {
        if (!settings.complete() || !settings.fiscal()) {
            return List.of();
        }
        return jdbc.sql("""
                        select account_id, order_id, external_id, details->>'fiscal.asked' as asked,
                            case when details->>'fiscal.perform.qr_code_url' is null then paid_at else coalesce(cancelled_at, paid_at) end as since
                        from payment_attempt
                        where provider = :provider and company_time > :from and state in ('PAID', 'REVERSED') and not surplus
                            and (details->>'fiscal.perform.qr_code_url' is null
                                or returned > 0 and details->>'fiscal.cancel.qr_code_url' is null)
                        order by company_time desc
                        """)
                .param("provider", provider())
                .param("from", Timestamp.from(now.minus(LOOKED_AT)))
                .query((row, n) -> new Unknown(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("order_id"),
                        row.getString("external_id"),
                        row.getTimestamp("since").toInstant(),
                        Instant.ofEpochMilli(row.getLong("asked"))))
                .list();
    }
}
