package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;

/** The owner's own key as JSON; the key itself is never told. */
@RestController
@RequestMapping("/api/v1/me/ai-key")
class AiKeyApi {

    private final OwnKeyDesk desk;
    private final OwnKeys keys;

    AiKeyApi(OwnKeyDesk desk, OwnKeys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    @GetMapping
    KeyView show(@CurrentAccount AccountId account) {
        return KeyView.of(keys.of(account).map(OwnKey::provider).orElse(null));
    }

    @PutMapping
    KeyView put(@CurrentAccount AccountId account, CurrentUser user, @RequestBody NewKey wish) {
        desk.put(user, account, orEmpty(wish.provider()), orEmpty(wish.key()));
        return show(account);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentAccount AccountId account, CurrentUser user) {
        desk.remove(user, account);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** gemini, openai or qwen, and the key as the provider shows it. */
    record NewKey(@Nullable String provider, @Nullable String key) {

        @Override
        public String toString() {
            return String.valueOf(provider);
        }
    }

    /** Whose model answers: of the owner's key, or of the platform. */
    record KeyView(boolean own, @Nullable String provider) {

        static KeyView of(@Nullable String provider) {
            return new KeyView(provider != null, provider);
        }
    }
}
