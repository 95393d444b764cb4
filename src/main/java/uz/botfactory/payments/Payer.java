package uz.botfactory.payments;

import uz.botfactory.support.UiLanguage;

/**
 * Who pays, and where they go afterwards.
 *
 * @param returnUrl our page that waits for the money; coming there proves nothing
 * @param cancelUrl our page of the order, for those who changed their mind
 */
public record Payer(String email, String name, UiLanguage language, String returnUrl, String cancelUrl) {}
