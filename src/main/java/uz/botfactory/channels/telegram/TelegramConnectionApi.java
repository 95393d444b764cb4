package uz.botfactory.channels.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.ChannelView;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Texts;

/** The Telegram connection of a bot as JSON. */
@RestController
@RequestMapping("/api/v1/bots/{id}/channels/telegram")
class TelegramConnectionApi {

    private final TelegramConnecting connecting;
    private final Texts texts;

    TelegramConnectionApi(TelegramConnecting connecting, Texts texts) {
        this.connecting = connecting;
        this.texts = texts;
    }

    @PutMapping
    ChannelView connect(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @PathVariable String id,
            @RequestBody TokenOfBot body,
            Locale locale) {
        return ChannelView.of(
                connecting.connect(account, new BotId(Ids.parse(id)), body.token(), user.id()), texts, locale);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(@CurrentAccount AccountId account, CurrentUser user, @PathVariable String id) {
        connecting.disconnect(account, new BotId(Ids.parse(id)), user.id());
    }

    /** @param token as BotFather gives it */
    record TokenOfBot(@Nullable String token) {}
}
