package uz.botfactory.web;

import gg.jte.Content;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Dates;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * What every page knows: its language, who reads it, which bot it is about, and how numbers, times and addresses are
 * written here. Every model holds one as "frame".
 */
public final class Frame {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Texts texts;
    private final UiLanguage language;
    private final List<UiLanguage> onOffer;
    private final String path;
    private final String origin;
    private final String theme;
    private final @Nullable Reader reader;
    private final BotChooser.Choice choice;
    private final @Nullable CsrfToken csrf;
    private final Told told;
    private final Assets assets;
    private final InterfaceSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    /** What the last page has to say about the action that led here, as message keys. */
    record Told(@Nullable String notice, @Nullable String trouble) {

        static final Told NOTHING = new Told(null, null);
    }

    Frame(
            Texts texts,
            UiLanguage language,
            List<UiLanguage> onOffer,
            String path,
            String origin,
            String theme,
            @Nullable Reader reader,
            BotChooser.Choice choice,
            @Nullable CsrfToken csrf,
            Told told,
            Assets assets,
            InterfaceSettings settings,
            ZoneId zone,
            Clock clock) {
        this.texts = texts;
        this.language = language;
        this.onOffer = onOffer;
        this.path = path;
        this.origin = origin;
        this.theme = theme;
        this.reader = reader;
        this.choice = choice;
        this.csrf = csrf;
        this.told = told;
        this.assets = assets;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    // ---- words

    /** The text of this key in the reader's language. */
    public String t(String key, @Nullable Object... arguments) {
        return texts.get(language, key, arguments);
    }

    /** The text that fits the number, which is its {0}. */
    public String count(String key, long number, @Nullable Object... more) {
        return texts.count(language, key, number, more);
    }

    /** The reader's language. */
    public UiLanguage language() {
        return language;
    }

    /** What stands in the lang attribute of the page. */
    public String tag() {
        return language.tag();
    }

    /** This page in every language on offer. */
    public List<LanguageLink> languages() {
        return onOffer.stream()
                .map(other -> new LanguageLink(
                        other.code(), other.tag(), texts.get(other, "web.language.name"), "/" + other.code() + path, other == language))
                .toList();
    }

    // ---- addresses

    /** The address of one of our pages, in the reader's language: href("/bots"). */
    public String href(String path) {
        return "/" + language.code() + path;
    }

    /** A text as it may stand in the query of an address: "?next=" + inQuery("/plan?period=annual"). */
    public String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A complete address of one of our pages, with scheme and host, for search engines. */
    public String complete(String href) {
        return origin + href;
    }

    /** The address of a static file: asset("js/chat.js"), asset("htmx.org/2.0.10/dist/htmx.min.js"). */
    public String asset(String file) {
        return assets.url(file);
    }

    /** The address of this page without its language, with its query. */
    public String path() {
        return path;
    }

    /** Whether this page is at the address or below it. */
    public boolean at(String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/") || path.startsWith(prefix + "?");
    }

    // ---- parts of pages

    /** The hidden field that every form with method=post needs. */
    public Content csrf() {
        var token = csrf;
        return output -> {
            if (token != null) {
                output.writeContent("<input type=\"hidden\" name=\"" + HtmlUtils.htmlEscape(token.getParameterName())
                        + "\" value=\"" + HtmlUtils.htmlEscape(token.getToken()) + "\">");
            }
        };
    }

    /** One of Bootstrap's icons, for decoration: a word or an aria-label must stand beside it. */
    public Content icon(String name) {
        return Icons.named(name);
    }

    /** "light" or "dark" when the reader chose one, else empty: the system's theme. */
    public String theme() {
        return theme;
    }

    /** What was just done, from a flash attribute "notice" that holds a message key; null when nothing was. */
    public @Nullable String notice() {
        return told.notice() == null || !texts.has(told.notice()) ? null : t(told.notice());
    }

    /** Why the last action was not done, from a flash attribute "trouble" that holds a message key; null when it was. */
    public @Nullable String trouble() {
        return told.trouble() == null || !texts.has(told.trouble()) ? null : t(told.trouble());
    }

    // ---- who and about what

    /** The signed-in person; null for a visitor. */
    public @Nullable Reader reader() {
        return reader;
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return reader != null;
    }

    /** Whether the platform's staff is reading. */
    public boolean admin() {
        return reader != null && reader.admin();
    }

    /** Whether the reader has a business of their own. */
    public boolean business() {
        return reader != null && reader.business();
    }

    BotChooser.Choice choice() {
        return choice;
    }

    /** The bot that this page, or the reader's last one, is about; null when there is none. */
    public @Nullable ChosenBot bot() {
        return choice.current();
    }

    /** The bots of the reader's business. */
    public List<ChosenBot> bots() {
        return choice.bots();
    }

    /** The address of a page of the chosen bot: botHref("/knowledge"). */
    public String botHref(String section) {
        var bot = choice.current();
        return bot == null ? href("/bots") : href("/bots/" + bot.id() + section);
    }

    /** Whether this page is that section of a bot. */
    public boolean atBot(String section) {
        var bot = choice.current();
        return bot != null && at("/bots/" + bot.id() + section);
    }

    /** The same section for another bot, for the chooser. */
    public String sameFor(ChosenBot other) {
        var current = choice.current();
        var here = current == null ? "" : "/bots/" + current.id() + "/";
        if (current != null && path.startsWith(here)) {
            var section = Addresses.firstSegment("/" + path.substring(here.length()).replaceAll("\\?.*", ""));
            return href("/bots/" + other.id() + "/" + section);
        }
        return href("/bots/" + other.id() + "/settings");
    }

    /** Where people may write for help; null when nothing was set. */
    public @Nullable String supportEmail() {
        return settings.support().email();
    }

    /** The Telegram name that helps, without @; null when nothing was set. */
    public @Nullable String supportTelegram() {
        var name = settings.support().telegram();
        return name == null ? null : name.replaceFirst("^(https?://)?(t\\.me/)?@?", "");
    }

    // ---- numbers and times, as people here write them

    /** 15 000. */
    public String number(long number) {
        return format("#,##0").format(number);
    }

    /** 290 000 or 24,5; with a dot in English. */
    public String number(BigDecimal number) {
        return format("#,##0.##").format(number);
    }

    /** 290 000 soʻm, $24; a currency that we do not sell in by its code: 24 EUR. */
    public String money(BigDecimal amount, String currency) {
        return inCurrency(number(amount), currency);
    }

    /** 290 000 soʻm, $24, $68,40. */
    public String money(Money money) {
        var amount = BigDecimal.valueOf(money.minor(), 2);
        var written = money.minor() % 100 == 0 ? number(amount) : format("#,##0.00").format(amount);
        return inCurrency(written, money.currency());
    }

    private String inCurrency(String amount, String currency) {
        var key = "web.money." + currency.toLowerCase(Locale.ROOT);
        return texts.has(key) ? t(key, amount) : amount + "\u00a0" + currency;
    }

    /** 1.4 MB, 320 KB. */
    public String bytes(long bytes) {
        if (bytes < 1024 * 1024) {
            return t("web.size.kb", number(Math.max(1, Math.round(bytes / 1024.0))));
        }
        return t("web.size.mb", format("#,##0.#").format(bytes / 1048576.0));
    }

    /** 21.11.2026; 21 Nov 2026 in English. */
    public String date(LocalDate date) {
        return Dates.day(language, date);
    }

    /** 21.11.2026, where the reader is. */
    public String date(Instant when) {
        return Dates.day(language, when.atZone(zone).toLocalDate());
    }

    /** 21.11.2026 14:05, where the reader is. */
    public String dateTime(Instant when) {
        return Dates.time(language, when.atZone(zone));
    }

    /** 14:05, where the reader is. */
    public String time(Instant when) {
        return TIME.format(when.atZone(zone));
    }

    /** How long ago it was, with the exact time on hover. */
    public Content ago(Instant when) {
        var words = HtmlUtils.htmlEscape(since(when), "UTF-8");
        var exact = dateTime(when);
        return output -> output.writeContent(
                "<time datetime=\"" + when + "\" title=\"" + exact + "\">" + words + "</time>");
    }

    private String since(Instant when) {
        var past = Duration.between(when, clock.instant());
        if (past.toMinutes() < 1) {
            return t("web.ago.now");
        }
        if (past.toMinutes() < 60) {
            return count("web.ago.minutes", past.toMinutes());
        }
        if (past.toHours() < 24) {
            return count("web.ago.hours", past.toHours());
        }
        return past.toDays() < 7 ? count("web.ago.days", past.toDays()) : date(when);
    }

    /** +998 90 123 45 67. */
    public String phone(String e164) {
        return e164.matches("\\+998\\d{9}")
                ? e164.replaceFirst("(\\+998)(\\d{2})(\\d{3})(\\d{2})(\\d{2})", "$1 $2 $3 $4 $5")
                : e164;
    }

    /** The reader's time zone. */
    public ZoneId zone() {
        return zone;
    }

    private DecimalFormat format(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        symbols.setDecimalSeparator(language == UiLanguage.EN ? '.' : ',');
        return new DecimalFormat(pattern, symbols);
    }
}
