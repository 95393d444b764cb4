package uz.botfactory.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * One of the texts that bind us, being edited.
 *
 * @param text in Markdown
 * @param own whether it stands in the place of the shipped one
 * @param preview as people will see it; null unless asked for
 */
public record TextEditor(String name, String language, String text, boolean own, @Nullable String preview) {}
