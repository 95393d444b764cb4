package uz.botfactory.bots.pages;

import java.util.List;
import uz.botfactory.bots.Bot;

/** All bots of a business. */
public record BotList(List<Row> bots) {

    public static BotList of(List<Bot> bots) {
        return new BotList(bots.stream()
                .map(bot -> new Row(
                        bot.id().toString(), bot.name(), bot.description(), bot.status().code()))
                .toList());
    }

    /** @param status pending, active or paused */
    public record Row(String id, String name, String description, String status) {}
}
