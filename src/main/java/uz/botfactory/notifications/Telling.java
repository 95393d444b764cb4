package uz.botfactory.notifications;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.Person;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.notifications.Unsubscribing.Exit;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Texts;

/**
 * Tells one person one thing, once, in their language and the ways they want. The line in the book and the mail and the
 * message on their way are one transaction.
 */
@Component
class Telling {

    private static final int MORNING = 8;
    private static final int NIGHT = 22;

    private final NoticeBook book;
    private final Choices choices;
    private final Wordings wordings;
    private final Mail mail;
    private final Letters letters;
    private final PlatformBot bot;
    private final Unsubscribing unsubscribing;
    private final PublicAddress address;
    private final Texts texts;
    private final Clock clock;

    Telling(
            NoticeBook book,
            Choices choices,
            Wordings wordings,
            Mail mail,
            Letters letters,
            PlatformBot bot,
            Unsubscribing unsubscribing,
            PublicAddress address,
            Texts texts,
            Clock clock) {
        this.book = book;
        this.choices = choices;
        this.wordings = wordings;
        this.mail = mail;
        this.letters = letters;
        this.bot = bot;
        this.unsubscribing = unsubscribing;
        this.address = address;
        this.texts = texts;
        this.clock = clock;
    }

    /** Says whether it was told now: not again what was told before. */
    @Transactional
    public boolean tell(Notice notice) {
        return tell(notice, List.of());
    }

    /** The same, and whatever comes earlier of the same occasion is never told any more. */
    @Transactional
    public boolean tell(Notice notice, List<Kind> earlier) {
        var ways = choices.of(notice.to().id(), notice.kind().topic());
        boolean byTelegram = ways.telegram() && bot.linked(notice.to().id()).isPresent();
        if (!book.enter(notice, ways.mail(), byTelegram)) {
            return false;
        }
        earlier.forEach(kind -> book.overtake(notice, kind));
        var wording = wording(notice);
        if (ways.mail()) {
            mail.send(letters.write(letter(notice, wording)));
        }
        if (byTelegram) {
            bot.tell(notice.to().id(), message(notice, wording));
        }
        return true;
    }

    /** What stands in the notice, filled in. */
    private Wording wording(Notice notice) {
        var wording = wordings.of(notice.kind(), notice.to().language());
        var values = new HashMap<>(notice.values());
        values.put("name", notice.to().fullName());
        values.put("button", wording.quotedButton(notice.to().language()));
        return wording.filled(values);
    }

    private Letter letter(Notice notice, Wording wording) {
        var to = notice.to();
        var exit = exit(notice);
        return new Letter(
                to.email(),
                to.language(),
                wording.subject(),
                wording.paragraphs(),
                new Letter.Button(wording.button(), address.of(to.language(), notice.path())),
                "",
                texts.get(to.language(), "notifications.why." + why(notice.kind())),
                new Letter.Button(texts.get(to.language(), words(notice)), exit.page()),
                exit.headers(),
                null);
    }

    /** Whoever gets offers may leave without signing in; the other mails are chosen on a page of one's own. */
    private Exit exit(Notice notice) {
        return notice.kind().topic() == Topic.OFFERS
                ? unsubscribing.exit(notice.to(), Topic.OFFERS)
                : new Exit(address.of(notice.to().language(), "/notifications"), Map.of("Auto-Submitted", "auto-generated"));
    }

    private static String why(Kind kind) {
        return kind.isForStaff() ? "staff" : kind.topic().code();
    }

    private static String words(Notice notice) {
        return notice.kind().topic() == Topic.OFFERS ? "notifications.unsubscribe.title" : "support.mail.preferences";
    }

    private PlatformBot.Message message(Notice notice, Wording wording) {
        return new PlatformBot.Message(
                wording.body(),
                wording.button(),
                address.of(notice.to().language(), notice.path()),
                isNightFor(notice.to()));
    }

    private boolean isNightFor(Person person) {
        int hour = clock.instant().atZone(person.zone()).getHour();
        return hour < MORNING || hour >= NIGHT;
    }
}
