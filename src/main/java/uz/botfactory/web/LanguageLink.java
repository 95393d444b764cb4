package uz.botfactory.web;

/** The same page in another language. */
public record LanguageLink(String code, String tag, String label, String href, boolean current) {}
