package uz.botfactory.notifications;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.notifications.Numbers.Offering;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** What staff may change about notices; each change is on record. */
@Component
class NoticeDesk {

    private final Wordings wordings;
    private final Offers offers;
    private final AuditTrail audit;

    NoticeDesk(Wordings wordings, Offers offers, AuditTrail audit) {
        this.wordings = wordings;
        this.offers = offers;
        this.audit = audit;
    }

    @Transactional
    public void save(CurrentUser by, Kind kind, UiLanguage language, Wording wording) {
        wordings.save(kind, language, wording);
        record(by, "notice_text.changed", kind, language);
    }

    @Transactional
    public void reset(CurrentUser by, Kind kind, UiLanguage language) {
        wordings.reset(kind, language);
        record(by, "notice_text.reset", kind, language);
    }

    @Transactional
    public void change(CurrentUser by, Offering figures) {
        offers.change(figures);
        audit.record(
                by.id(),
                null,
                "offers.changed",
                "offers",
                Map.of(
                        "hours", Integer.toString(figures.hours()),
                        "mails", Integer.toString(figures.mails()),
                        "percent", Integer.toString(figures.percent()),
                        "days", Integer.toString(figures.days())));
    }

    private void record(CurrentUser by, String action, Kind kind, UiLanguage language) {
        audit.record(by.id(), null, action, kind.code(), Map.of("language", language.code()));
    }

    /** To everybody else these pages are not there. */
    static void staffOnly(CurrentUser user) {
        if (!user.admin()) {
            throw Problem.notFound();
        }
    }

    static Kind kind(String code) {
        return Kind.of(code).orElseThrow(Problem::notFound);
    }

    static UiLanguage language(String code) {
        return UiLanguage.of(code).filter(Wordings.WRITTEN::contains).orElseThrow(Problem::notFound);
    }
}
