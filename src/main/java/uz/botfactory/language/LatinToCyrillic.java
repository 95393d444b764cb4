package uz.botfactory.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Uzbek Latin to Cyrillic: loans by their list, the rest by rule; brands and foreign words stay. */
final class LatinToCyrillic {

    /** Names and file types that keep their letters; what follows them as a suffix does not. */
    private static final Set<String> BRANDS = Set.of(
            "botfactory", "telegram", "instagram", "whatsapp", "facebook", "google", "gemini", "openai", "qwen", "payme", "click",
            "uzum", "stripe", "payoneer", "excel", "word", "pdf", "docx", "xlsx", "csv", "txt", "html", "api", "sms", "url", "rest",
            "swagger", "uzs", "usd", "qr", "chatgpt", "gpt", "alibaba", "meta", "ios", "android", "iphone", "samsung", "humo", "visa",
            "mastercard", "apple", "redmi", "xiaomi", "id", "totp", "json", "webhook", "markdown", "md", "ai", "gmail", "smtp", "youtube",
            "mcp", "xml", "openapi", "chrome", "safari", "firefox", "windows", "linux", "ok", "ip", "vip", "crm", "faq", "bhm", "wifi",
            "botfather", "render", "replit", "docker", "postgresql", "mb", "gb", "kb", "ollama", "vllm", "tiktok", "olx", "paynet");

    /** Those of them that are no words of ours even in small letters. */
    private static final Set<String> FILE_TYPES =
            Set.of("pdf", "docx", "xlsx", "csv", "txt", "html", "md", "json", "api", "url", "wifi", "olx", "qr");

    private static final int LONGEST_ABBREVIATION = 4;

    /** Names as short as an abbreviation. */
    private static final Set<String> SHORT_NAMES = Set.of("word", "uzum", "meta", "humo", "visa", "qwen", "olx");

    private static final Set<String> ENDINGS = Set.of(
            "ni", "ning", "ga", "ka", "da", "dan", "dagi", "gacha", "lar", "larni", "larga", "larda", "lardan", "mi", "niki", "chi", "dek",
            "day", "i", "si", "ini", "iga", "ida", "idan", "lik", "siz", "cha", "dami", "gami", "dir", "ingiz", "ingizni", "ingizga", "dagilar");

    /** Abbreviations of Uzbek words in which a letter of two signs keeps its second one small. */
    private static final Map<String, String> ABBREVIATIONS = Map.of("YaTT", "ЯТТ", "MChJ", "МЧЖ");

    private LatinToCyrillic() {}

    static String write(String text) {
        String unified = Spelling.unify(text);
        var out = new StringBuilder(unified.length() + 8);
        int i = 0;
        while (i < unified.length()) {
            if (!Spelling.isLatin(unified.charAt(i))) {
                out.append(unified.charAt(i++));
                continue;
            }
            int end = i;
            while (end < unified.length() && Spelling.isLatin(unified.charAt(end))) {
                end++;
            }
            word(out, unified.substring(i, end), i > 0 && Character.isDigit(unified.charAt(i - 1)));
            i = end;
        }
        return out.toString();
    }

    private static void word(StringBuilder out, String word, boolean afterFigure) {
        String lower = word.toLowerCase(Locale.ROOT);
        int brand = lengthOfBrand(lower, word);
        var abbreviation = ABBREVIATIONS.get(word.substring(0, Math.min(LONGEST_ABBREVIATION, word.length())));
        if (abbreviation != null) {
            out.append(abbreviation);
            spell(out, word, LONGEST_ABBREVIATION);
        } else if (brand > 0) {
            out.append(word, 0, brand);
            spell(out, withoutSign(word.substring(brand)), 0);
        } else if (isForeign(lower) || isCode(word) || afterFigure && word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            out.append(word);
        } else {
            uzbek(out, word, lower);
        }
    }

    private static void uzbek(StringBuilder out, String word, String lower) {
        int known = Loans.lengthOfKnownLatin(lower);
        if (known > 0) {
            String loan = Loans.cyrillic(lower.substring(0, known), known < lower.length());
            out.append(Transliterator.inCaseOf(word.substring(0, known), loan));
        }
        spell(out, word, known);
    }

    /** The length of the brand the word begins with, when nothing or an ending of nouns follows; else 0. */
    private static int lengthOfBrand(String lower, String word) {
        for (int end = lower.length(); end > 1; end--) {
            String brand = lower.substring(0, end);
            if (BRANDS.contains(brand) && isWrittenAsBrand(brand, word.substring(0, end)) && isSuffixOfBrand(lower.substring(end))) {
                return end;
            }
        }
        return 0;
    }

    /** A brand in small letters is a word of the language (uzum is also a grape); an abbreviation stands in capitals. */
    private static boolean isWrittenAsBrand(String brand, String written) {
        if (FILE_TYPES.contains(brand) && written.equals(brand)) {
            return true;
        }
        return brand.length() > LONGEST_ABBREVIATION || SHORT_NAMES.contains(brand)
                ? written.chars().anyMatch(Character::isUpperCase)
                : written.chars().allMatch(Character::isUpperCase);
    }

    private static String withoutSign(String suffix) {
        return !suffix.isEmpty() && isSign(suffix.charAt(0)) ? suffix.substring(1) : suffix;
    }

    private static boolean isSuffixOfBrand(String rest) {
        return rest.isEmpty() || ENDINGS.contains(withoutSign(rest));
    }

    /** Uzbek has no w, and c only in ch. */
    private static boolean isForeign(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c == 'w' || c == 'c' && (i + 1 == lower.length() || lower.charAt(i + 1) != 'h')) {
                return true;
            }
        }
        return false;
    }

    /** Capitals inside a word in small letters: a name such as iPhone or PostgreSQL. */
    private static boolean isCode(String word) {
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i)) && small) {
                return true;
            }
            small |= Character.isLowerCase(word.charAt(i));
        }
        return false;
    }

    private static void spell(StringBuilder out, String word, int from) {
        String lower = word.toLowerCase(Locale.ROOT);
        int i = from;
        while (i < lower.length()) {
            int length = unit(lower, i);
            String cyrillic = cyrillic(lower, i, length);
            out.append(Character.isUpperCase(word.charAt(i)) ? capital(word, i, length, cyrillic) : cyrillic);
            i += length;
        }
    }

    private static String capital(String word, int i, int length, String cyrillic) {
        if (cyrillic.length() < 2) {
            return cyrillic.toUpperCase(Locale.ROOT);
        }
        return length < word.length() - i && Character.isUpperCase(word.charAt(i + length)) || length > 1 && Character.isUpperCase(word.charAt(i + 1))
                ? cyrillic.toUpperCase(Locale.ROOT)
                : Character.toUpperCase(cyrillic.charAt(0)) + cyrillic.substring(1);
    }

    private static int unit(String word, int i) {
        char c = word.charAt(i);
        char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
        char third = i + 2 < word.length() ? word.charAt(i + 2) : ' ';
        return switch (c) {
            case 's', 'c' -> next == 'h' ? 2 : c == 's' && isSign(next) && third == 'h' ? 3 : 1;
            case 'o', 'g' -> isSign(next) ? 2 : 1;
            case 'y' -> next == 'o' && isSign(third) ? 1 : next == 'a' || next == 'u' || next == 'o' || isYe(word, i) ? 2 : 1;
            case 't' -> word.startsWith("tsiya", i) || word.startsWith("tsion", i) || word.startsWith("tsent", i) ? 2 : 1;
            default -> 1;
        };
    }

    private static boolean isYe(String word, int i) {
        return i + 1 < word.length() && word.charAt(i + 1) == 'e';
    }

    private static boolean isSign(char c) {
        return c == Spelling.TURNED || c == Spelling.APOSTROPHE;
    }

    private static String cyrillic(String word, int i, int length) {
        char c = word.charAt(i);
        return switch (length) {
            case 3 -> "сҳ";
            case 2 -> pair(word, i);
            default -> single(word, i, c);
        };
    }

    private static String pair(String word, int i) {
        return switch (word.charAt(i)) {
            case 's' -> "ш";
            case 'c' -> "ч";
            case 'o' -> "ў";
            case 'g' -> "ғ";
            case 't' -> "ц";
            default -> switch (word.charAt(i + 1)) {
                case 'a' -> "я";
                case 'u' -> "ю";
                case 'o' -> "ё";
                default -> ye(word, i);
            };
        };
    }

    private static String ye(String word, int i) {
        if (i == 0 || Transliterator.isVowel(word.charAt(i - 1)) || isSign(word.charAt(i - 1))) {
            return "е";
        }
        return "bvdz".indexOf(word.charAt(i - 1)) >= 0 ? "ъе" : "ье";
    }

    private static String single(String word, int i, char c) {
        return switch (c) {
            case 'a' -> "а";
            case 'b' -> "б";
            case 'd' -> "д";
            case 'e' -> i == 0 || Transliterator.isVowel(word.charAt(i - 1)) ? "э" : "е";
            case 'f' -> "ф";
            case 'g' -> "г";
            case 'h' -> "ҳ";
            case 'i' -> "и";
            case 'j' -> "ж";
            case 'k' -> "к";
            case 'l' -> "л";
            case 'm' -> "м";
            case 'n' -> "н";
            case 'o' -> "о";
            case 'p' -> "п";
            case 'q' -> "қ";
            case 'r' -> "р";
            case 's' -> "с";
            case 't' -> "т";
            case 'u' -> "у";
            case 'v' -> "в";
            case 'x' -> "х";
            case 'y' -> "й";
            case 'z' -> "з";
            case Spelling.APOSTROPHE, Spelling.TURNED -> "ъ";
            default -> String.valueOf(c);
        };
    }
}
