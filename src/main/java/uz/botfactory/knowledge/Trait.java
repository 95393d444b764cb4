package uz.botfactory.knowledge;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of fact a unit holds, or a question asks for: an amount, an hour, a phone, a place, a share, a length of time. */
enum Trait {
    MONEY(
            "\\d\\s?(soʻm|so.?m|som|sum|сўм|сум|uzs|usd|\\$|dollar|долл|евро|euro|yevro|руб|ming|минг|тыс|mln|млн)",
            "qancha qanchaga qanchadan qanch qnch qancho nech necha nechi nechpul nechipul pul narh narhi narhlar nechchi puli turadi sum som "
                    + "skolko stoit tsena sena pochem stoimost price cost costs much skok skoka arzon qimat"),
    HOUR(
            "\\d\\s?:\\s?\\d\\d|\\d\\s?(da|dan|gacha|pm|am)\\b|24/7",
            "soat soatlari qachon nechida nechada nechigacha vaht vaqti grafik vo skolki kogda dosskolki chas chasi vremya hours open "
                    + "close when time ochiq yopiladi rejim rabotaete ishlaysiz ishlaysizlar"),
    PHONE(
            "\\+998|\\d{2,3}[\\s-]\\d{2}[\\s-]\\d{2}",
            "telefon tel nomer raqam raqami nomeri boglanish aloqa phone call contact telefoni pozvonit svyazatsa kontakt zvonit qongiroq"),
    PLACE(
            "koʻch|ko.?cha|кўча|улиц|ул\\.|street|tuman|туман|район|metro|метро|mavze|мавзе|moʻljal|mo.?ljal|мўлжал|ориентир|proyezd",
            "qayer qayerda qatta manzil manzili adres lokatsiya lakatsiya joylashgan gde nahoditsa nahodites nahoditez where address located location oriyentir mojal"),
    SHARE("\\d\\s?(%|foiz|фоиз|процент|percent)", "foiz prosent skidka chegirma discount percent protsent ustama"),
    SPAN(
            "\\d+\\s?(-\\s?\\d+\\s?)?(kun|oy|yil|soat|daqiqa|hafta|minut|кун|ой|йил|соат|дақиқа|ҳафта|дн|мес|час|мин|нед|лет|год|day|month|hour|week|year|min)",
            "kun kunda kunlik oy oyga oylik muddat davomiyligi necha skolko dney dolgo long days davom vaqt srok hachon kancha");

    private final Pattern written;
    private final Set<String> asking;

    Trait(String written, String asking) {
        this.written = Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.asking = Set.of(asking.split(" "));
    }

    /** The traits that a text holds. */
    static Set<String> of(String text) {
        var traits = new HashSet<String>();
        for (Trait trait : values()) {
            if (trait.written.matcher(text).find()) {
                traits.add(trait.name());
            }
        }
        return traits;
    }

    boolean isAskedBy(String folded, String stem) {
        return asking.contains(folded) || asking.contains(stem);
    }
}
