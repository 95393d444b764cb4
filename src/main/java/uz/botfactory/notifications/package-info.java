/** Tells the people of a business what they should know, by mail or Telegram: reminders, marketing, alerts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"channels", "conversations", "bots", "payments", "plans", "ai", "accounts", "support"})
package uz.botfactory.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
