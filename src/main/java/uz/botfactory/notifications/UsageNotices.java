package uz.botfactory.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.Account;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.notifications.NoticeBook.Told;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.PlanWatch;
import uz.botfactory.plans.UsageForecasts;
import uz.botfactory.plans.UsageForecasts.Forecast;
import uz.botfactory.support.Texts;

/**
 * Tells owners at 70, 90 and 100 % of a window's answers, with the day on which they run out at this pace. The word at
 * 90 % waits until the one at 70 % is a day old; that nothing is left is told at once.
 */
@Component
class UsageNotices {

    private static final Logger LOG = LoggerFactory.getLogger(UsageNotices.class);
    private static final Duration REMEMBERED = Duration.ofDays(40);
    private static final Duration TOO_EARLY = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(25);
    private static final Duration BREATHER = Duration.ofHours(24);
    private static final List<Step> STEPS =
            List.of(new Step(70, Kind.USAGE_70), new Step(90, Kind.USAGE_90), new Step(100, Kind.USAGE_100));

    private record Step(int percent, Kind kind) {}

    private final PlanWatch watch;
    private final UsageForecasts forecasts;
    private final Accounts accounts;
    private final NoticeBook book;
    private final Telling telling;
    private final Written written;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UsageNotices(
            PlanWatch watch,
            UsageForecasts forecasts,
            Accounts accounts,
            NoticeBook book,
            Telling telling,
            Written written,
            Texts texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.watch = watch;
        this.forecasts = forecasts;
        this.accounts = accounts;
        this.book = book;
        this.telling = telling;
        this.written = written;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run() {
        var told = book.toldSince(
                clock.instant().minus(REMEMBERED), Kind.USAGE_70, Kind.USAGE_90, Kind.USAGE_100);
        var lately = book.toldSince(clock.instant().minus(BREATHER), Kind.USAGE_70);
        for (var id : watch.mayRunLow(STEPS.getFirst().percent())) {
            try {
                accounts.find(id).ifPresent(account -> tell(account, told, lately));
            } catch (RuntimeException e) {
                LOG.error("The owner of {} could not be told of low answers", id, e);
            }
        }
    }

    private void tell(Account account, Set<Told> told, Set<Told> lately) {
        forecasts.of(account.id(), Limit.ANSWERS)
                .filter(forecast -> forecast.granted() > 0 && forecast.percent() >= STEPS.getFirst().percent())
                .filter(forecast -> !told.contains(line(account, kind(forecast), forecast)))
                .filter(forecast -> !waits(account, forecast, lately))
                .ifPresent(forecast -> transaction.executeWithoutResult(status -> tell(account, forecast)));
    }

    /** Two processes may have counted at different moments: one tells after the other, and looks what that one said. */
    private void tell(Account account, Forecast forecast) {
        book.alone(account.id());
        if (!waits(account, forecast, book.toldSince(clock.instant().minus(BREATHER), Kind.USAGE_70))) {
            var owner = accounts.owner(account.id());
            var values = values(owner, forecast);
            telling.tell(
                    new Notice(owner, account.id(), kind(forecast), occasion(forecast), values, "/plan"), earlier(forecast));
        }
    }

    private static boolean waits(Account account, Forecast forecast, Set<Told> lately) {
        return kind(forecast) == Kind.USAGE_90 && lately.contains(line(account, Kind.USAGE_70, forecast));
    }

    private static Told line(Account account, Kind kind, Forecast forecast) {
        return new Told(account.id().value(), kind.code(), occasion(forecast));
    }

    private static List<Kind> reached(Forecast forecast) {
        return STEPS.stream()
                .filter(step -> forecast.percent() >= step.percent())
                .map(Step::kind)
                .toList();
    }

    /** The highest step that was reached. */
    private static Kind kind(Forecast forecast) {
        return reached(forecast).getLast();
    }

    private static List<Kind> earlier(Forecast forecast) {
        var reached = reached(forecast);
        return reached.subList(0, reached.size() - 1);
    }

    private Map<String, String> values(Person owner, Forecast forecast) {
        return Map.of(
                "used", written.number(forecast.used()),
                "granted", written.number(forecast.granted()),
                "until", moment(owner, forecast.windowEnd(), forecast),
                "forecast", words(owner, forecast));
    }

    /** Nothing while it is too early to tell. */
    private String words(Person owner, Forecast forecast) {
        var out = forecast.runsOutAt();
        if (out == null && clock.instant().isBefore(forecast.windowStart().plus(TOO_EARLY))) {
            return "";
        }
        return out == null
                ? texts.get(owner.language(), "notifications.forecast.enough", moment(owner, forecast.windowEnd(), forecast))
                : texts.get(owner.language(), "notifications.forecast.runsOut", moment(owner, out, forecast));
    }

    /** Within a day the hour counts, within a month the day. */
    private String moment(Person owner, Instant when, Forecast forecast) {
        return Duration.between(forecast.windowStart(), forecast.windowEnd()).compareTo(A_DAY) <= 0
                ? written.dateTime(owner, when)
                : written.date(owner, when);
    }

    private static String occasion(Forecast forecast) {
        return "window " + forecast.windowEnd();
    }
}
