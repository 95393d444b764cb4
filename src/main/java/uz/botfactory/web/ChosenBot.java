package uz.botfactory.web;

/** One bot in the chooser at the top of the page. */
public record ChosenBot(String id, String name) {}
