package uz.botfactory.web;

import java.time.ZoneId;
import uz.botfactory.support.UiLanguage;

/**
 * The signed-in person who looks at a page.
 *
 * @param business whether they have an account of their own, which staff have not
 */
public record Reader(String fullName, UiLanguage language, ZoneId zone, boolean admin, boolean business) {}
