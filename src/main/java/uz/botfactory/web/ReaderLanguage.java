package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/**
 * The language of a request.
 *
 * @param named whether the address said so, rather than a cookie or the browser
 */
record ReaderLanguage(UiLanguage language, boolean named) {

    private static final String ATTRIBUTE = ReaderLanguage.class.getName();

    static ReaderLanguage of(HttpServletRequest request) {
        var found = (@Nullable ReaderLanguage) request.getAttribute(ATTRIBUTE);
        return found == null ? new ReaderLanguage(UiLanguage.UZ, false) : found;
    }

    void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
