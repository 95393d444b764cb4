package uz.botfactory.conversations.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One conversation in a list. */
public record Row(
        String id,
        String botId,
        String channel,
        String customer,
        @Nullable String phone,
        @Nullable String language,
        Instant lastAt,
        Instant createdAt,
        @Nullable Instant takenOverUntil,
        boolean waiting,
        boolean personWanted,
        boolean blocked,
        String lastText,
        String lastSide) {}
