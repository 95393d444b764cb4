package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.support.UzbekCyrillic;

/** Tells an account's plan ledger in sentences that its owner and the platform's staff can read. */
@Component
public class PlanStory {

    private static final List<String> SOURCES = List.of("order", "grant", "end", "registration");

    /** One sentence of the story. */
    public record Line(Instant at, String kind, String text, String reason) {}

    private final PlanBooks books;
    private final Catalogue catalogue;
    private final Texts texts;
    private final UzbekCyrillic cyrillic;

    PlanStory(PlanBooks books, Catalogue catalogue, Texts texts, UzbekCyrillic cyrillic) {
        this.books = books;
        this.catalogue = catalogue;
        this.texts = texts;
        this.cyrillic = cyrillic;
    }

    /** The whole story, newest first. */
    public List<Line> of(AccountId account, UiLanguage language, ZoneId zone) {
        return books.changes(account).reversed().stream()
                .map(change -> line(change, language, zone))
                .toList();
    }

    /** What this change means, as one sentence. */
    public String tell(PlanChange change, UiLanguage language, ZoneId zone) {
        return texts.get(language, key(change), arguments(change, language, zone));
    }

    /** The key of its sentence; a renewal that replaced nothing reads otherwise than an upgrade. */
    static String key(PlanChange change) {
        var kind = change.kind().code();
        return switch (change.kind()) {
            case TRIAL_BEGUN -> change.length().isZero() ? "plans.change.trial_refused" : "plans.change." + kind;
            case BOUGHT, GRANTED, RENEWED -> change.brought().isZero() ? "plans.change." + kind : "plans.change." + kind + "_with_rest";
            default -> "plans.change." + kind;
        };
    }

    /** Plan, length, source, last day, and what the time of earlier sources became. */
    Object[] arguments(PlanChange change, UiLanguage language, ZoneId zone) {
        return new Object[] {
            catalogue.get(change.plan(), change.version()).name(language),
            days(change.length(), language),
            source(change.source(), language),
            day(last(change), language, zone),
            days(change.brought(), language)
        };
    }

    private Line line(PlanChange change, UiLanguage language, ZoneId zone) {
        return new Line(change.at(), change.kind().code(), tell(change, language, zone), change.reason());
    }

    private static Instant last(PlanChange change) {
        return change.kind() == PlanChange.Kind.PAST_DUE && change.until() != null ? change.until() : change.endsAt();
    }

    private String days(Duration length, UiLanguage language) {
        long tenths = Math.round(length.toMinutes() / 144.0);
        return tenths % 10 == 0
                ? texts.count(language, "plans.days", tenths / 10)
                : texts.get(language, "plans.days.part", decimal(tenths, language));
    }

    private static String decimal(long tenths, UiLanguage language) {
        return tenths / 10 + (language == UiLanguage.EN ? "." : ",") + tenths % 10;
    }

    /** "2027-yil 5-yanvar", "5 января 2027 года", "5 January 2027". */
    String day(Instant moment, UiLanguage language, ZoneId zone) {
        var day = moment.atZone(zone).toLocalDate();
        var month = texts.get(language, "plans.month." + day.getMonthValue());
        return texts.get(language, "plans.date", day.getYear(), day.getDayOfMonth(), month);
    }

    /** "buyurtma 123" for "order 123 invoice in_1"; what is not meant for people stays out. */
    String source(String source, UiLanguage language) {
        var words = source.split(" ");
        return SOURCES.contains(words[0])
                ? texts.get(language, "plans.source." + words[0].toLowerCase(Locale.ROOT), words.length > 1 ? words[1] : "")
                : spelled(source, language);
    }

    private String spelled(String text, UiLanguage language) {
        return language == UiLanguage.UZ_CYRL ? cyrillic.write(text) : text;
    }
}
