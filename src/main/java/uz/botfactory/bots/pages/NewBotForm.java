package uz.botfactory.bots.pages;

import org.jspecify.annotations.Nullable;

/** A bot that is about to be made. @param error key of what is wrong with the name */
public record NewBotForm(String name, @Nullable String error) {

    public static final NewBotForm EMPTY = new NewBotForm("", null);
}
