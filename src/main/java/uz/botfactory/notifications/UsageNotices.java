package uz.botfactory.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Account;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.notifications.NoticeBook.Told;
import uz.botfactory.plans.PlanWatch;
import uz.botfactory.plans.PlanWatch.Low;
import uz.botfactory.support.Texts;

/** Tells owners at 70, 90 and 100 % of a window's answers, with the day on which they run out at this pace. */
@Component
class UsageNotices {

    private static final Logger LOG = LoggerFactory.getLogger(UsageNotices.class);
    private static final Duration REMEMBERED = Duration.ofDays(40);
    private static final Duration A_DAY = Duration.ofHours(25);
    private static final List<Step> STEPS =
            List.of(new Step(70, Kind.USAGE_70), new Step(90, Kind.USAGE_90), new Step(100, Kind.USAGE_100));

    private record Step(int percent, Kind kind) {}

    private final PlanWatch watch;
    private final Accounts accounts;
    private final NoticeBook book;
    private final Telling telling;
    private final Written written;
    private final Texts texts;
    private final Clock clock;

    UsageNotices(
            PlanWatch watch,
            Accounts accounts,
            NoticeBook book,
            Telling telling,
            Written written,
            Texts texts,
            Clock clock) {
        this.watch = watch;
        this.accounts = accounts;
        this.book = book;
        this.telling = telling;
        this.written = written;
        this.texts = texts;
        this.clock = clock;
    }

    void run() {
        var told = book.toldSince(
                clock.instant().minus(REMEMBERED), Kind.USAGE_70, Kind.USAGE_90, Kind.USAGE_100);
        for (var low : watch.runningLow(STEPS.getFirst().percent())) {
            try {
                accounts.find(low.account()).ifPresent(account -> tell(account, low, told));
            } catch (RuntimeException e) {
                LOG.error("The owner of {} could not be told of low answers", low.account(), e);
            }
        }
    }

    private void tell(Account account, Low low, Set<Told> told) {
        var reached = STEPS.stream().filter(step -> low.percent() >= step.percent()).toList();
        var kind = reached.getLast().kind();
        if (told.contains(new Told(account.id().value(), kind.code(), occasion(low)))) {
            return;
        }
        var owner = accounts.owner(account.id());
        var earlier = reached.subList(0, reached.size() - 1).stream().map(Step::kind).toList();
        telling.tell(new Notice(owner, account.id(), kind, occasion(low), values(owner, account.zone(), low), "/plan"), earlier);
    }

    private Map<String, String> values(Person owner, ZoneId zone, Low low) {
        var values = new HashMap<String, String>();
        values.put("used", written.number(low.used()));
        values.put("granted", written.number(low.granted()));
        values.put("until", moment(low.until(), zone, low));
        values.put("forecast", forecast(owner, zone, low));
        return values;
    }

    private String forecast(Person owner, ZoneId zone, Low low) {
        var out = runsOut(low, clock.instant());
        return out.isBefore(low.until())
                ? texts.get(owner.language(), "notifications.forecast.runsOut", moment(out, zone, low))
                : texts.get(owner.language(), "notifications.forecast.enough", moment(low.until(), zone, low));
    }

    /** Within a day the hour counts, within a month the day. */
    private String moment(Instant when, ZoneId zone, Low low) {
        return Duration.between(low.from(), low.until()).compareTo(A_DAY) <= 0
                ? written.dateTime(when, zone)
                : written.date(when, zone);
    }

    /** When the rest is used up at the pace since the window began. */
    static Instant runsOut(Low low, Instant now) {
        long passed = Math.max(60, Duration.between(low.from(), now).toSeconds());
        long left = Math.max(0, low.granted() - low.used());
        return now.plusSeconds((long) ((double) left * passed / Math.max(1, low.used())));
    }

    private static String occasion(Low low) {
        return "window " + low.until();
    }
}
