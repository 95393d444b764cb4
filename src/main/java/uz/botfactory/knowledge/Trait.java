package uz.botfactory.knowledge;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import uz.botfactory.language.Folding;

/** What kind of fact a unit holds, or a question asks for: an amount, an hour, a phone, a place, a share, a length of time. */
enum Trait {
    MONEY(
            0.6f,
            "som sum uzs usd dolar dol evro rub ming tis tys mln mlrd",
            "qancha qanchaga qanchadan qanch qnch qncha qancho nech necha nechi nechpul nechipul pul pullik narx narxi narxlar"
                    + " narxlari nrx nrxi nechchi puli turadi qimmat arzon baho qiymat skolko skok skoka stoit tsena tseny"
                    + " pochem pochyom stoimost prays price prices cost costs much arzonmi tarif"),
    HOUR(
            0.7f,
            "da dan gacha pm am",
            "soat soatlari soatgacha qachon nechida nechada nechigacha nechchigacha nechchida vaqt vaqti grafik когда часов часы"
                    + " время график режим работаете работает скольки открыты закрываетесь hours open close when time opening"
                    + " closing ochiq ochiladi yopiladi ishlaysiz ishlaysizlar ishlaydi"),
    PHONE(
            0.9f,
            "",
            "telefon tel nomer raqam raqami nomeri raqamingiz bogʻlanish aloqa qoʻngʻiroq телефон номер позвонить звонить"
                    + " связаться контакт контакты phone call contact number"),
    PLACE(
            0.9f,
            "koch ulis tuman rayon metro mavze mojal orientir street avenue prosp",
            "qayer qayerda qayerdasiz qayda qayoqda qatta qattasiz manzil manzili manzilingiz adres lokatsiya lakatsiya"
                    + " joylashgan joylashgansiz moʻljal где адрес находитесь находится расположены ориентир локация where"
                    + " address located location"),
    SHARE(
            0.7f,
            "foiz prosent percent",
            "foiz foizi protsent skidka chegirma chegirmalar discount percent ustama скидка процент ставка rate"),
    SPAN(
            0.6f,
            "kun oy yil soat daqiqa hafta minut dney dnya den mes chas min ned let god day month hour week year",
            "kun kunda kunlik oy oyga oylik muddat muddati davomiyligi necha nechta сколько дней долго срок срока long days"
                    + " weeks months davom qachon когда");

    final float weight;
    private final String[] marks;
    private final Set<String> asking;

    Trait(float weight, String marks, String asking) {
        this.weight = weight;
        this.marks = marks.isEmpty() ? new String[0] : marks.split(" ");
        this.asking = Arrays.stream(asking.split(" ")).map(Folding::fold).collect(Collectors.toUnmodifiableSet());
    }

    /** The traits that a text holds, by its folded words in their order and its signs. */
    static Set<String> of(String text, Collection<String> folded) {
        var traits = EnumSet.noneOf(Trait.class);
        signs(text, traits);
        String before = "";
        for (String word : folded) {
            if (startsWithDigit(before)) {
                unit(word, traits);
            }
            if (PLACE.marks(word)) {
                traits.add(PLACE);
            }
            before = word;
        }
        return traits.stream().map(Enum::name).collect(Collectors.toSet());
    }

    /** The word after a figure says what is counted. */
    private static void unit(String word, Set<Trait> traits) {
        if (MONEY.marks(word)) {
            traits.add(MONEY);
        }
        if (SHARE.marks(word)) {
            traits.add(SHARE);
        }
        if (SPAN.marks(word)) {
            traits.add(SPAN);
        }
        if (Arrays.asList(HOUR.marks).contains(word)) {
            traits.add(HOUR);
        }
    }

    private static void signs(String text, Set<Trait> traits) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digitBefore = i > 0 && Character.isDigit(text.charAt(i - 1));
            if (Character.isDigit(c)) {
                digits++;
                if (digits == 9 && !traits.contains(MONEY)) {
                    traits.add(PHONE);
                }
            } else if (c == ':' && digitBefore && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
                traits.add(HOUR);
            } else if (c == '%' && digits > 0) {
                traits.add(SHARE);
            } else if (c == '$') {
                traits.add(MONEY);
            } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '–') {
                digits = 0;
            }
        }
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    private boolean marks(String word) {
        for (String mark : marks) {
            if (word.startsWith(mark)) {
                return true;
            }
        }
        return false;
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
