package uz.botfactory.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.ai.CeilingReached;
import uz.botfactory.ai.ProviderFailed;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.PersonWanted;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * What owners and staff should know soon: customers who want a person, keys that fail, days that became expensive. Once a
 * day each, since events may repeat, and never a flood.
 */
@Component
class Alerts {

    private static final ZoneId STAFF_ZONE = ZoneId.of("Asia/Tashkent");
    private static final int PEOPLE_WANTED_AN_HOUR = 12;

    private final Accounts accounts;
    private final Bots bots;
    private final NoticeBook book;
    private final Telling telling;
    private final Written written;
    private final Texts texts;
    private final Clock clock;

    Alerts(
            Accounts accounts,
            Bots bots,
            NoticeBook book,
            Telling telling,
            Written written,
            Texts texts,
            Clock clock) {
        this.accounts = accounts;
        this.bots = bots;
        this.book = book;
        this.telling = telling;
        this.written = written;
        this.texts = texts;
        this.clock = clock;
    }

    /** Each conversation once a day; a business hears of twelve an hour, the others stand in its list. */
    @ApplicationModuleListener
    void on(PersonWanted event) {
        var anHourAgo = clock.instant().minus(Duration.ofHours(1));
        if (isGone(event.account()) || book.count(event.account(), Kind.PERSON_WANTED, anHourAgo) >= PEOPLE_WANTED_AN_HOUR) {
            return;
        }
        var owner = accounts.owner(event.account());
        var name = bots.find(event.account(), event.bot()).map(Bot::name).orElse("");
        telling.tell(new Notice(
                owner,
                event.account(),
                Kind.PERSON_WANTED,
                event.conversation().value() + " " + day(owner.zone()),
                Map.of("bot", name),
                "/bots/" + event.bot().value() + "/conversations/" + event.conversation().value()));
    }

    @ApplicationModuleListener
    void on(ProviderFailed event) {
        var account = event.account();
        var occasion = event.provider() + " " + event.reason();
        if (account == null) {
            accounts.staff().forEach(person -> telling.tell(new Notice(
                    person, null, Kind.STAFF_PROVIDER, occasion + " " + day(STAFF_ZONE), failure(event, person.language()), "/admin")));
        } else if (!isGone(account)) {
            var owner = accounts.owner(account);
            telling.tell(new Notice(
                    owner, account, Kind.KEY_FAILED, occasion + " " + day(owner.zone()), failure(event, owner.language()), "/ai-key"));
        }
    }

    private Map<String, String> failure(ProviderFailed event, UiLanguage language) {
        var key = "notifications.reason." + event.reason().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "provider", provider(event, language),
                "reason", texts.get(language, texts.has(key) ? key : "notifications.reason.refused"));
    }

    /** As everybody knows it. */
    private String provider(ProviderFailed event, UiLanguage language) {
        var key = "ai.provider." + event.provider();
        return texts.has(key) ? texts.get(language, key) : event.provider();
    }

    @ApplicationModuleListener
    void on(CeilingReached event) {
        if (isGone(event.account())) {
            return;
        }
        var owner = accounts.owner(event.account());
        var kind = event.modelsOff() ? Kind.CEILING_OFF : Kind.CEILING_FAST;
        telling.tell(new Notice(
                owner,
                event.account(),
                kind,
                event.day().toString(),
                Map.of("date", written.date(owner, event.day())),
                "/ai-key"));
        accounts.staff().forEach(person -> tellStaff(person, event));
    }

    private void tellStaff(Person person, CeilingReached event) {
        var business = accounts.get(event.account()).name();
        telling.tell(new Notice(
                person,
                null,
                Kind.STAFF_CEILING,
                event.account() + " " + event.day(),
                Map.of("business", business, "date", written.date(person, event.day())),
                "/admin/users"));
    }

    private boolean isGone(AccountId account) {
        return accounts.find(account).isEmpty();
    }

    private LocalDate day(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
