package uz.botfactory.bots;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.support.Ids;

/** Bots as JSON. */
@RestController
@RequestMapping("/api/v1/bots")
class BotsApi {

    private final Bots bots;

    BotsApi(Bots bots) {
        this.bots = bots;
    }

    @GetMapping
    All list(@CurrentAccount AccountId account) {
        return new All(bots.of(account).stream().map(BotView::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BotView create(@CurrentAccount AccountId account, @RequestBody BotChange wish) {
        return BotView.of(bots.create(account, wish));
    }

    @GetMapping("/{id}")
    BotView show(@CurrentAccount AccountId account, @PathVariable String id) {
        return BotView.of(bots.get(account, bot(id)));
    }

    @PatchMapping("/{id}")
    BotView change(@CurrentAccount AccountId account, @PathVariable String id, @RequestBody BotChange wish) {
        return BotView.of(bots.change(account, bot(id), wish));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentAccount AccountId account, @PathVariable String id) {
        bots.delete(account, bot(id));
    }

    @PostMapping("/{id}/start")
    BotView start(@CurrentAccount AccountId account, @PathVariable String id) {
        return BotView.of(bots.start(account, bot(id)));
    }

    @PostMapping("/{id}/stop")
    BotView stop(@CurrentAccount AccountId account, @PathVariable String id) {
        return BotView.of(bots.stop(account, bot(id)));
    }

    @PostMapping("/{id}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    BotView copy(@CurrentAccount AccountId account, @PathVariable String id, @RequestBody BotChange wish) {
        var original = bots.get(account, bot(id));
        return BotView.of(bots.copy(account, original.id(), wish.name() == null ? original.name() : wish.name()));
    }

    private static BotId bot(String id) {
        return new BotId(Ids.parse(id));
    }

    record All(List<BotView> items, @Nullable String nextCursor) {}

    record BotView(
            String id,
            String name,
            String description,
            String greeting,
            String persona,
            String tone,
            List<String> languages,
            String fallback,
            WorkingHours workingHours,
            String status,
            Instant createdAt) {

        static BotView of(Bot bot) {
            return new BotView(
                    bot.id().toString(),
                    bot.name(),
                    bot.description(),
                    bot.greeting(),
                    bot.persona(),
                    bot.tone().code(),
                    bot.languages(),
                    bot.fallback(),
                    bot.workingHours(),
                    bot.status().code(),
                    bot.createdAt());
        }
    }
}
