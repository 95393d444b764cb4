package uz.botfactory.accounts;

import org.springframework.web.util.HtmlUtils;
import uz.botfactory.support.UiLanguage;

/** A short mail with one button, as HTML that every mail program shows alike. */
final class Letter {

    private static final String FORM = """
            <!doctype html><html lang="%s"><body style="margin:0;padding:24px;background:#f6f5f2;font-family:Arial,sans-serif;color:#22282b">
            <div style="max-width:480px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
            <p style="font-size:20px;font-weight:bold;color:#0f6e84;margin:0 0 16px">BotFactory</p>
            <p>%s</p><p>%s</p>
            <p style="margin:24px 0"><a href="%s" style="background:#0f6e84;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">%s</a></p>
            <p style="color:#5b6468;font-size:14px">%s</p>
            </div></body></html>
            """;

    private Letter() {}

    static String html(UiLanguage language, String hello, String text, String button, String link, String small) {
        return FORM.formatted(
                language.tag(), escaped(hello), escaped(text), escaped(link), escaped(button), escaped(small));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
