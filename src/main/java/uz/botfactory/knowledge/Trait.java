package uz.botfactory.knowledge;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uz.botfactory.language.Folding;

/** What kind of fact a unit holds, or a question asks for: an amount, an hour, a phone, a place, a share, a length of time. */
enum Trait {
    MONEY(
            0.6f,
            "\\d\\s?(soʻm|so.?m|som|sum|сўм|сум|uzs|usd|\\$|dollar|долл|евро|euro|yevro|руб|ming|минг|тыс|mln|млн)",
            "qancha qanchaga qanchadan qanch qnch qncha qancho nech necha nechi nechpul nechipul pul pullik narx narxi narxlar"
                    + " narxlari nrx nrxi nechchi puli turadi qimmat arzon baho qiymat skolko skok skoka stoit tsena tseny"
                    + " pochem pochyom stoimost prays price prices cost costs much arzonmi tarif"),
    HOUR(
            0.7f,
            "\\d\\s?:\\s?\\d\\d|\\d\\s?(da|dan|gacha|pm|am)\\b|24/7",
            "soat soatlari soatgacha qachon nechida nechada nechigacha nechchigacha nechchida vaqt vaqti grafik когда часов часы"
                    + " время график режим работаете работает скольки открыты закрываетесь hours open close when time opening"
                    + " closing ochiq ochiladi yopiladi ishlaysiz ishlaysizlar ishlaydi"),
    PHONE(
            0.9f,
            "\\+998|\\d{2,3}[\\s-]\\d{2}[\\s-]\\d{2}",
            "telefon tel nomer raqam raqami nomeri raqamingiz bogʻlanish aloqa qoʻngʻiroq телефон номер позвонить звонить"
                    + " связаться контакт контакты phone call contact number"),
    PLACE(
            0.9f,
            "koʻch|ko.?cha|кўча|улиц|ул\\.|просп|street|avenue|tuman|туман|район|metro|метро|mavze|мавзе|mo.?ljal|мўлжал|ориентир|shoh ko",
            "qayer qayerda qayerdasiz qayda qayoqda qatta qattasiz manzil manzili manzilingiz adres lokatsiya lakatsiya"
                    + " joylashgan joylashgansiz moʻljal где адрес находитесь находится расположены ориентир локация where"
                    + " address located location"),
    SHARE(
            0.7f,
            "\\d\\s?(%|foiz|фоиз|процент|percent)",
            "foiz foizi protsent skidka chegirma chegirmalar discount percent ustama скидка процент ставка rate"),
    SPAN(
            0.6f,
            "\\d+\\s?(-\\s?\\d+\\s?)?(kun|oy|yil|soat|daqiqa|hafta|minut|кун|ой|йил|соат|дақиқа|ҳафта|дн|мес|час|мин|нед|лет|год|day|month|hour|week|year|min)",
            "kun kunda kunlik oy oyga oylik muddat muddati davomiyligi necha nechta сколько дней долго срок срока long days"
                    + " weeks months davom qachon когда");

    final float weight;
    private final Pattern written;
    private final Set<String> asking;

    Trait(float weight, String written, String asking) {
        this.weight = weight;
        this.written = Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.asking = Arrays.stream(asking.split(" ")).map(Folding::fold).collect(Collectors.toUnmodifiableSet());
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

    /** The traits that a word asks for. */
    static Set<Trait> askedBy(WordForm word) {
        var traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : values()) {
            if (trait.asking.contains(word.folded()) || trait.asking.contains(word.stem())) {
                traits.add(trait);
            }
        }
        return traits;
    }
}
