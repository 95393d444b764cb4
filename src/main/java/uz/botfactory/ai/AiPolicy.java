package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;

/**
 * What the admin decides for all; stored under {@link #SETTING}.
 *
 * @param ownKeys whether owners may use keys of their own
 * @param provider the default provider; null: as the environment says
 * @param dailyCeilingUsd what an unlimited account may cost a day on the platform's key; from here on the fast model
 *     answers, from one and a half times on the built-in answerer; 0: no ceiling
 */
public record AiPolicy(boolean ownKeys, @Nullable String provider, double dailyCeilingUsd) {

    public static final String SETTING = "ai.policy";
    static final AiPolicy SHIPPED = new AiPolicy(true, null, 300);
}
