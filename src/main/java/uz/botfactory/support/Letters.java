package uz.botfactory.support;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes mails as all our mails look: one column, one button, readable in light and dark and without HTML. */
@Component
public class Letters {

    // Styles stand at the elements, since many mail programs drop the head; those that keep it also know dark.
    private static final String FORM = """
            <!doctype html>
            <html lang="%1$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>%2$s</title>
            <style>@media (prefers-color-scheme: dark) { .outer { background: #14191b !important; color: #e8e6e1 !important } .inner { background: #1e2528 !important } .mark { color: #6cc5d9 !important } .small { color: #a9b2b5 !important } }</style></head>
            <body class="outer" style="margin:0;padding:24px 12px;background:#f6f5f2;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#22282b">
            <div class="inner" style="max-width:520px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px;overflow-wrap:anywhere;word-break:break-word">
            <p class="mark" style="font-size:20px;font-weight:bold;color:#0f6e84;margin:0 0 16px">BotFactory</p>
            %3$s%4$s%5$s</div>
            <div class="small" style="max-width:520px;margin:16px auto 0;padding:0 24px;font-size:13px;color:#5b6468;overflow-wrap:anywhere;word-break:break-word">%6$s</div>
            </body></html>
            """;

    private final Texts texts;
    private final String email;
    private final String telegram;

    Letters(
            Texts texts,
            @Value("${botfactory.support.email:}") String email,
            @Value("${botfactory.support.telegram:}") String telegram) {
        this.texts = texts;
        this.email = email.strip();
        this.telegram = telegram.strip().replaceFirst("^(https?://)?(t\\.me/)?@?", "");
    }

    /** The letter as a mail, in both forms. */
    public MailMessage write(Letter letter) {
        return new MailMessage(
                letter.to(), letter.subject(), text(letter), html(letter), letter.headers(), letter.key());
    }

    private String text(Letter letter) {
        var parts = new ArrayList<>(letter.paragraphs());
        if (letter.button() != null) {
            parts.add(letter.button().label() + ":\n" + letter.button().address());
        }
        if (!letter.small().isEmpty()) {
            parts.add(letter.small());
        }
        var foot = new ArrayList<String>();
        foot.add("-- ");
        if (!letter.why().isEmpty()) {
            foot.add(letter.why());
        }
        if (letter.preferences() != null) {
            foot.add(letter.preferences().label() + ": " + letter.preferences().address());
        }
        if (!contact().isEmpty()) {
            foot.add(texts.get(letter.language(), "support.mail.contact") + ": " + contact());
        }
        return String.join("\n\n", parts) + "\n\n" + String.join("\n", foot) + "\n";
    }

    private String html(Letter letter) {
        return FORM.formatted(
                letter.language().tag(),
                escaped(letter.subject()),
                letter.paragraphs().stream().map(Letters::paragraph).collect(Collectors.joining("\n")),
                button(letter),
                small(letter.small()),
                foot(letter));
    }

    private static String paragraph(String text) {
        return "<p style=\"margin:0 0 16px\">" + escaped(text).replace("\n", "<br>") + "</p>";
    }

    private static String button(Letter letter) {
        var button = letter.button();
        return button == null
                ? ""
                : "<p style=\"margin:24px 0 0\"><a href=\"" + escaped(button.address())
                        + "\" style=\"display:inline-block;background:#0f6e84;color:#ffffff;padding:12px 20px;border-radius:8px;"
                        + "text-decoration:none\">" + escaped(button.label()) + "</a></p>";
    }

    private static String small(String text) {
        return text.isEmpty()
                ? ""
                : "<p class=\"small\" style=\"margin:24px 0 0;font-size:14px;color:#5b6468\">" + escaped(text) + "</p>";
    }

    private String foot(Letter letter) {
        var lines = new ArrayList<String>();
        if (!letter.why().isEmpty()) {
            lines.add(escaped(letter.why()));
        }
        if (letter.preferences() != null) {
            lines.add(link(letter.preferences().address(), letter.preferences().label()));
        }
        if (!contact().isEmpty()) {
            lines.add(escaped(texts.get(letter.language(), "support.mail.contact") + ": ") + contactLinks());
        }
        return String.join("<br>", lines);
    }

    private String contact() {
        return email + (email.isEmpty() || telegram.isEmpty() ? "" : ", ")
                + (telegram.isEmpty() ? "" : "https://t.me/" + telegram);
    }

    private String contactLinks() {
        return (email.isEmpty() ? "" : link("mailto:" + email, email))
                + (email.isEmpty() || telegram.isEmpty() ? "" : ", ")
                + (telegram.isEmpty() ? "" : link("https://t.me/" + telegram, "@" + telegram));
    }

    private static String link(String address, String words) {
        return "<a class=\"small\" style=\"color:#5b6468\" href=\"" + escaped(address) + "\">" + escaped(words) + "</a>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
