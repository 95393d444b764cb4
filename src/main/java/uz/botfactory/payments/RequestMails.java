package uz.botfactory.payments;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Tells owners in their language what became of their wishes for a plan, in the caller's transaction. */
@Component
class RequestMails {

    private final Accounts accounts;
    private final Plans plans;
    private final Mail mail;
    private final Letters letters;
    private final Texts texts;
    private final PublicAddress ours;

    RequestMails(
            Accounts accounts, Plans plans, Mail mail, Letters letters, Texts texts, PublicAddress ours) {
        this.accounts = accounts;
        this.plans = plans;
        this.mail = mail;
        this.letters = letters;
        this.texts = texts;
        this.ours = ours;
    }

    /** With the reason, in the words of whoever declined it. */
    void declined(PlanRequest request) {
        mail.send(letters.write(letter(request, accounts.owner(request.account()))));
    }

    private Letter letter(PlanRequest request, Person owner) {
        var language = owner.language();
        return new Letter(
                owner.email(),
                language,
                texts.get(language, "payments.requestMail.declined.subject", name(request, language)),
                List.of(
                        texts.get(language, "payments.receiptMail.hello", owner.fullName()),
                        texts.get(
                                language,
                                "payments.requestMail.declined.text",
                                name(request, language),
                                texts.get(language, "plans.period." + request.period().code())),
                        texts.get(language, "payments.requests.reasonIs") + " " + request.reason()),
                new Letter.Button(
                        texts.get(language, "payments.requestMail.open"), ours.of(language, "/plan/requests")),
                "",
                texts.get(language, "payments.requestMail.why"),
                null,
                Map.of(),
                "plan-request.declined." + request.id());
    }

    private String name(PlanRequest request, UiLanguage language) {
        return plans.plan(request.plan()).map(plan -> plan.name(language)).orElse(request.plan());
    }
}
