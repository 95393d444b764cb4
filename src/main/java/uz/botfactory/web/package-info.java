/** The front door: security, languages, the frame of every page, error pages, landing with its demo bot, home, dashboard, help, demo data. */
@NullMarked
@ApplicationModule(allowedDependencies = {"admin", "channels", "conversations", "knowledge", "language", "bots", "payments", "plans", "ai", "accounts", "support"})
package uz.botfactory.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
