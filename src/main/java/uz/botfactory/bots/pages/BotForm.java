package uz.botfactory.bots.pages;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.Tone;

/**
 * The settings of one bot as a form.
 *
 * @param offered the languages that the plan opens
 * @param errors field → key of what is wrong with it
 */
public record BotForm(
        String id,
        String name,
        String description,
        String greeting,
        String persona,
        String tone,
        List<String> tones,
        List<String> languages,
        Set<String> offered,
        String fallback,
        List<Day> days,
        String status,
        boolean avatar,
        Map<String, String> errors,
        boolean saved) {

    public static BotForm of(Bot bot, Set<String> offered, boolean avatar, Map<String, String> errors, boolean saved) {
        return new BotForm(
                bot.id().toString(),
                bot.name(),
                bot.description(),
                bot.greeting(),
                bot.persona(),
                bot.tone().code(),
                Arrays.stream(Tone.values()).map(Tone::code).toList(),
                bot.languages(),
                offered,
                bot.fallback(),
                Arrays.stream(DayOfWeek.values()).map(day -> Day.of(bot, day)).toList(),
                bot.status().code(),
                avatar,
                errors,
                saved);
    }

    /** The same with what a person typed, so that a refused form loses nothing. */
    public BotForm typed(Function<String, @Nullable String> field) {
        return new BotForm(
                id,
                or(field.apply("name"), name),
                or(field.apply("description"), description),
                or(field.apply("greeting"), greeting),
                or(field.apply("persona"), persona),
                or(field.apply("tone"), tone),
                tones,
                languages,
                offered,
                or(field.apply("fallback"), fallback),
                days,
                status,
                avatar,
                errors,
                saved);
    }

    /** The key of what is wrong with a field; null when nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static String or(@Nullable String typed, String stored) {
        return typed == null ? stored : typed;
    }

    /** The hours of one day as two times of day, 09:00 and 18:00 when it is a day off. */
    public record Day(String name, boolean works, String from, String until) {

        static Day of(Bot bot, DayOfWeek day) {
            return bot.workingHours()
                    .on(day)
                    .map(span -> new Day(day.name(), true, span.from().toString(), span.until().toString()))
                    .orElse(new Day(day.name(), false, "09:00", "18:00"));
        }
    }
}
