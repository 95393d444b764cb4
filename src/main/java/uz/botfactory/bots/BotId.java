package uz.botfactory.bots;

import java.util.UUID;

/** One bot of a business. */
public record BotId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
