package uz.botfactory.accounts;

import java.time.ZoneId;
import uz.botfactory.support.UiLanguage;

/** A business: who owns it, in which language and time zone it is spoken to, and whether it is banned. */
public record Account(AccountId id, UserId owner, String name, UiLanguage language, ZoneId zone, boolean banned) {}
