package uz.botfactory.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much of something is used in the present window; nothing granted means unlimited. */
public record Usage(long used, @Nullable Long granted, @Nullable Instant resetsAt) {}
