package uz.botfactory.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** Chat to learn from: the lexicon's words with endings, and sentence patterns filled with them, as people type. */
final class TrainingChat {

    private final Random random;
    private final List<String> uzbekWords = new ArrayList<>();
    private final List<String> russianWords = new ArrayList<>();
    private final List<String> englishWords = new ArrayList<>();
    private final Set<String> uzbekKeys = new HashSet<>();
    private final Set<String> russianKeys = new HashSet<>();
    private final Set<String> englishKeys = new HashSet<>();
    private BiConsumer<String, Language> sink = (text, language) -> {};

    TrainingChat(Random random) {
        this.random = random;
        Lexicon.PARTS.forEach(part -> Resource.lines(part, this::addWords));
    }

    private void addWords(String line) {
        String[] sides = line.split("\\|");
        add(sides[0], uzbekWords, uzbekKeys);
        add(sides[1], russianWords, russianKeys);
        add(sides[2], englishWords, englishKeys);
    }

    private static void add(String side, List<String> words, Set<String> keys) {
        for (String word : side.split(",")) {
            String trimmed = word.strip();
            if (!trimmed.isEmpty() && trimmed.charAt(0) != '-') {
                words.add(trimmed);
                keys.add(RussianFromLatin.key(trimmed));
            }
        }
    }

    void write(BiConsumer<String, Language> to) {
        sink = to;
        uzbekWords.forEach(this::uzbekWord);
        russianWords.forEach(this::russianWord);
        englishWords.forEach(this::englishWord);
        Resource.lines("chat-uz.txt", line -> repeat(line.contains("{r}") ? 40 : 14, () -> uzbek(filled(line, Language.UZ))));
        Resource.lines("chat-ru.txt", line -> repeat(14, () -> russian(filled(line, Language.RU))));
        Resource.lines("chat-en.txt", line -> repeat(12, () -> english(filled(line, Language.EN))));
        closedClass("words-uz.txt", this::uzbek, 6);
        closedClass("words-ru.txt", this::russian, 6);
        closedClass("words-en.txt", this::english, 4);
    }

    private void closedClass(String list, java.util.function.Consumer<String> each, int times) {
        Resource.lines(list, line -> {
            for (String word : line.split("\\s+")) {
                repeat(times, () -> each.accept(word));
            }
        });
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private void uzbekWord(String word) {
        if (!russianKeys.contains(RussianFromLatin.key(word)) && !englishKeys.contains(RussianFromLatin.key(word))) {
            repeat(4, () -> uzbek(rooted(word)));
        }
        repeat(4, () -> uzbek(inflected(word)));
    }

    private static String rooted(String word) {
        return word.endsWith("moq") && word.length() > 5 ? word.substring(0, word.length() - 3) + "sh" : word;
    }

    private void russianWord(String word) {
        String key = RussianFromLatin.key(word);
        if (!uzbekKeys.contains(key) && !englishKeys.contains(key)) {
            repeat(5, () -> russian(word));
        } else {
            repeat(2, () -> sink.accept(typed(word), Language.RU));
        }
        repeat(3, () -> russian(declined(word)));
    }

    /** Another form of a Russian word, by its ending. */
    private String declined(String word) {
        for (String[] forms : FORMS) {
            if (word.endsWith(forms[0]) && word.length() > forms[0].length() + 1) {
                return word.substring(0, word.length() - forms[0].length()) + forms[1 + random.nextInt(forms.length - 1)];
            }
        }
        return word.indexOf(' ') >= 0 || Transliterator.isVowel(word.charAt(word.length() - 1)) ? word : word + oneOf(CONSONANT_FORMS);
    }

    private static final String[] CONSONANT_FORMS = {"а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"};

    private static final String[][] FORMS = {
        {"ться", "юсь", "ется", "лся", "лась", "лись", "емся", "йтесь"}, {"ить", "ите", "ил", "ила", "или", "ит", "им", "ишь", "ят", "ю"}, {"ать", "аю", "ал", "ала", "али", "аете", "ает", "айте", "аем", "ают"},
        {"ять", "яю", "ял", "яла", "яли", "яете", "яет", "яйте"}, {"еть", "ею", "ел", "ела", "ели", "еет", "еете"}, {"уть", "ул", "ула", "ули", "ите", "ут", "ет"},
        {"ный", "ная", "ное", "ные", "ного", "ную", "ным", "ных", "ной"}, {"ый", "ая", "ое", "ые", "ого", "ую", "ым", "ых"}, {"кий", "кая", "кое", "кие", "кого", "кую", "ких"}, {"ий", "яя", "ее", "ие", "его", "юю"},
        {"ка", "ки", "ку", "ке", "кой", "ок", "кам", "ками"}, {"га", "ги", "гу", "ге"}, {"ция", "ции", "цию", "цией", "ций"}, {"ия", "ии", "ию", "ией"}, {"а", "ы", "у", "е", "ой", "ам", "ами", "ах"}, {"я", "и", "ю", "е", "ей"},
        {"ость", "ости", "остью"}, {"ь", "я", "ю", "ем", "и", "ей"}, {"ние", "ния", "нию", "нием", "ний"}, {"о", "а", "у", "ом"}, {"й", "я", "ю", "ем", "и", "ев"}
    };

    private void englishWord(String word) {
        String key = RussianFromLatin.key(word);
        if (!uzbekKeys.contains(key) && !russianKeys.contains(key)) {
            repeat(4, () -> english(word));
        }
    }

    // ---- patterns

    /** {n}: a noun of the language; {r}: a Russian noun in Uzbek speech; {b}: a brand; {d}: a figure. a/b: either. */
    private String filled(String line, Language language) {
        var out = new StringBuilder();
        for (String part : line.split(" ")) {
            String word = part.contains("/") && !part.contains("{") ? oneOf(part.split("/")) : part;
            out.append(out.isEmpty() ? "" : " ").append(slots(word, language));
        }
        return out.toString();
    }

    private String slots(String word, Language language) {
        if (!word.contains("{")) {
            return word;
        }
        return word.replace("{n}", noun(language))
                .replace("{r}", loan())
                .replace("{u}", language == Language.RU ? oneOf(OURS_IN_RUSSIAN) : oneOf(OURS))
                .replace("{b}", oneOf(BRANDS))
                .replace("{d}", oneOf(FIGURES));
    }

    private static final String[] BRANDS = (
                    "iPhone Samsung Redmi Xiaomi Artel LG Nike Adidas Zara Cobalt Nexia Matiz Spark Gentra Malibu BYD Chevrolet Toyota Honor Infinix Poco Telegram Instagram Payme Click Uzum Humo Uzcard Visa Mastercard MacBook AirPods PlayStation Bosch Indesit Dyson Makita IELTS CEFR Java Python Excel Photoshop SMM Coca-Cola Pepsi Lavazza Nestle WiFi Galaxy Pro Max Ultra")
            .split(" ");

    /** Dishes, places and cards that every language names alike. */
    private static final String[] OURS = (
                    "plov osh somsa manti lagman shashlik non choyxona tandoor suzani ikat atlas chapan navruz Chorsu Chilonzor Yunusobod Sergeli Samarkand Samarqand Bukhara Buxoro Khiva Xiva Tashkent Toshkent Fergana Namangan Andijan Nukus Registan mahalla Humo Uzcard Payme Click Uzum naan halva samsa Chimgan Charvak Termez Kokand Qoqon Navoi Jizzakh Urgench Mirzo Ulugbek Yakkasaray Afrosiyob Uzbekistan")
            .split(" ");

    private static final String[] OURS_IN_RUSSIAN = (
                    "плов ош самса манты лагман шашлык лепёшка чайхана тандыр сюзане атлас чапан навруз Чорсу Чиланзар Юнусабад Сергели Самарканд Бухара Хива Ташкент Фергана Наманган Андижан Нукус Регистан махалля Хумо Узкард Пейми Клик Узум халва Чимган Чарвак Термез Коканд Навои Джизак Ургенч Мирзо-Улугбек Яккасарай Афросиаб Узбекистан хокимият домла казы нарын хашар казан тюбетейка курпача дастархан айран катык курут")
            .split(" ");

    private static final String[] FIGURES = "1 2 3 5 10 15 20 30 50 100 200 500 1000 12 24 7 9:00 18:00 42 250 2024 36".split(" ");

    private String noun(Language language) {
        return switch (language) {
            case UZ -> oneOf(uzbekWords).replaceAll("moq$", "sh");
            case RU -> random.nextInt(20) == 0 ? oneOf(OURS_IN_RUSSIAN) : oneOf(russianWords);
            case EN -> random.nextInt(20) == 0 ? oneOf(OURS) : oneOf(englishWords);
        };
    }

    /** A Russian noun as it stands in Uzbek speech. */
    private String loan() {
        return Transliterator.toLatin(oneOf(russianWords)).replace("ʼ", "");
    }

    private String oneOf(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private String oneOf(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    // ---- endings

    private static final String[] PLURALS = {"", "", "", "lar", "lar"};
    private static final String[] OWNERS = {"", "", "", "i", "si", "im", "imiz", "ingiz", "ngiz", "miz", "lari"};
    private static final String[] CASES = {"", "", "ni", "ga", "da", "dan", "ning", "gacha", "dagi"};
    private static final String[] PARTICLES = {"", "", "", "mi", "mi", "chi", "ku"};
    private static final String[] TENSES = {
        "di", "gan", "adi", "aman", "asiz", "asizmi", "asizlarmi", "amiz", "yapti", "yapman", "yapsiz", "moqchiman", "moqchi edim", "sam boʻladimi", "sak boʻladimi", "ish", "ish kerak", "ing", "di mi", "maydi",
        "maysizmi", "magan", "dim", "dingizmi", "sa boʻladi", "ish mumkinmi", "ilgan", "iladi", "votti", "voman", "arkan", "sizmi", "ib bering", "ib bera olasizmi", "ishim kerak", "ayotgan", "adigan", "olmayapman", "ib qoldi", "masa", "sin",
        "ay", "aylik", "uvchi", "ildimi", "ishni", "ishga", "ishdan", "guncha", "gandan", "ganmi", "gani", "asila", "asilami", "avuz", "adimi"
    };

    private String inflected(String word) {
        if (word.endsWith("moq") && word.length() > 5) {
            return seam(word.substring(0, word.length() - 3), oneOf(TENSES));
        }
        String possessed = seam(word + oneOf(PLURALS), oneOf(OWNERS));
        return possessed + oneOf(CASES) + oneOf(PARTICLES);
    }

    /** Ishla + adi is ishlaydi, kitob + si is kitobi: the form of the ending that fits. */
    private static String seam(String stem, String ending) {
        boolean vowel = Transliterator.isVowel(stem.charAt(stem.length() - 1));
        if (ending.isEmpty()) {
            return stem;
        }
        boolean vowelEnding = Transliterator.isVowel(ending.charAt(0));
        if (vowel && vowelEnding) {
            return ending.startsWith("a") ? stem + "y" + ending.substring(1) : stem + ending.substring(1);
        }
        return !vowel && ending.equals("si") ? stem + "i" : stem + ending;
    }

    // ---- as people type

    private void uzbek(String latin) {
        String text = latin.replace("'", "ʻ");
        sink.accept(typed(apostrophes(text)), Language.UZ);
        String cyrillic = Transliterator.toCyrillic(text);
        sink.accept(typed(random.nextInt(5) < 2 ? plain(cyrillic) : cyrillic), Language.UZ);
        if (random.nextInt(6) == 0) {
            sink.accept(typed(shortened(apostrophes(text))), Language.UZ);
        }
    }

    private String apostrophes(String text) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> text.replace("ʻ", "").replace("ʼ", "");
            case 3 -> text.replace("ʻ", "‘").replace("ʼ", "’");
            case 4 -> text.replace("ʻ", "`").replace("ʼ", "`");
            case 5 -> text.replace("oʻ", "u").replace("ʻ", "");
            default -> text.replace("ʻ", "'").replace("ʼ", "'");
        };
    }

    static String plain(String cyrillic) {
        return cyrillic.replace('ў', 'у').replace('қ', 'к').replace('ғ', 'г').replace('ҳ', 'х').replace('Ў', 'У').replace('Қ', 'К').replace('Ғ', 'Г').replace('Ҳ', 'Х');
    }

    private String shortened(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.replace("sh", "w");
            case 1 -> text.replace("ch", "4");
            case 2 -> text.replace("x", "h");
            default -> text.replace("q", "k");
        };
    }

    private void russian(String cyrillic) {
        sink.accept(typed(cyrillic), Language.RU);
        sink.accept(typed(random.nextBoolean() ? cyrillic.replace('ё', 'е') : cyrillic), Language.RU);
        repeat(2, () -> sink.accept(typed(inLatin(cyrillic)), Language.RU));
    }

    private void english(String text) {
        sink.accept(typed(random.nextBoolean() ? text : text.replace("'", "")), Language.EN);
    }

    private static final String[][] LATIN_HABITS = {
        {"щ", "sh", "shch", "sch", "w"}, {"ш", "sh", "sh", "sh", "w"}, {"ч", "ch", "ch", "ch", "4"}, {"ж", "zh", "j", "j", "zh"}, {"х", "h", "h", "x", "kh"}, {"ц", "c", "ts", "ts", "s"}, {"ю", "yu", "yu", "u", "ju"},
        {"я", "ya", "ya", "ya", "ja"}, {"ё", "yo", "e", "yo", "jo"}, {"й", "y", "y", "i", "j"}, {"ы", "y", "i", "y", "y"}, {"э", "e", "e", "e", "e"}, {"ь", "", "", "", "'"}, {"ъ", "", "", "", "'"}, {"е", "e", "e", "e", "e"}
    };

    private String inLatin(String cyrillic) {
        int habit = 1 + random.nextInt(4);
        String text = cyrillic.toLowerCase(Locale.ROOT);
        if (random.nextInt(3) == 0) {
            text = text.replaceAll("(^| )е", "$1ye");
        }
        for (String[] habits : LATIN_HABITS) {
            text = text.replace(habits[0], habits[random.nextInt(4) == 0 ? 1 + random.nextInt(4) : habit]);
        }
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(Spelling.isCyrillic(c) ? CyrillicToLatin.write("б" + c).substring(1) : String.valueOf(c));
        }
        return out.toString();
    }

    private String typed(String text) {
        String typed = random.nextInt(3) == 0 ? text : text.toLowerCase(Locale.ROOT);
        if (random.nextInt(40) == 0) {
            typed = typed.toUpperCase(Locale.ROOT);
        }
        return random.nextInt(6) == 0 ? mistyped(typed) : typed;
    }

    private String mistyped(String text) {
        if (text.length() < 5) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        String head = text.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> head + text.substring(at + 1);
            case 1 -> head + text.charAt(at) + text.substring(at);
            case 2 -> head + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            default -> head + text.charAt(at - 1) + text.substring(at + 1);
        };
    }
}
