package uz.botfactory.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import uz.botfactory.accounts.AccountBanned;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AccountUnbanned;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.bots.BotDeleted;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.Connection.Status;
import uz.botfactory.channels.Connections;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.TrialBots;
import uz.botfactory.support.Problem;

/** Connects bots to Telegram and takes them off again. */
@Service
class TelegramConnecting {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connections connections;
    private final TelegramApi api;
    private final TelegramSetUp setUp;
    private final TelegramLetters letters;
    private final Bots bots;
    private final Plans plans;
    private final TrialBots trials;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TelegramConnecting(
            Connections connections,
            TelegramApi api,
            TelegramSetUp setUp,
            TelegramLetters letters,
            Bots bots,
            Plans plans,
            TrialBots trials,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.connections = connections;
        this.api = api;
        this.setUp = setUp;
        this.letters = letters;
        this.bots = bots;
        this.plans = plans;
        this.trials = trials;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who a token belongs to. */
    private record Identity(String id, String username, String title) {}

    /** Asks Telegram whose the token is, and connects that bot; wherever it was connected before, it is no longer. */
    Connection connect(AccountId account, BotId bot, @Nullable String text, @Nullable UserId by) {
        bots.get(account, bot);
        plans.requireChannel(TelegramChannel.NAME, account);
        var token = text == null ? "" : text.strip();
        var identity = identify(token);
        var gone = new ArrayList<Connection>();
        var connected = store(account, bot, token, identity, by, gone);
        gone.stream().filter(c -> !c.externalId().equals(identity.id())).forEach(setUp::end);
        setUp.begin(connected);
        return connections.fresh(connected.id()).orElseThrow(Problem::notFound);
    }

    /** Takes it off; Telegram keeps for a day what is written to it. */
    void disconnect(AccountId account, BotId bot, @Nullable UserId by) {
        bots.get(account, bot);
        connections.of(account, bot, TelegramChannel.NAME).ifPresent(connection -> {
            transaction.executeWithoutResult(status -> {
                connections.remove(connection);
                audit.record(by, account, "channel.disconnected", bot.toString(), Map.of("channel", TelegramChannel.NAME));
            });
            setUp.end(connection);
        });
    }

    /** Looks at it now, for an owner who wants to know. */
    void look(AccountId account, BotId bot) {
        bots.get(account, bot);
        connections.of(account, bot, TelegramChannel.NAME).filter(Connection::works).ifPresent(setUp::look);
    }

    // ---- Who is it? ----

    private Identity identify(String token) {
        if (!TelegramApi.looksLikeToken(token)) {
            throw wrongToken();
        }
        try {
            return identity(api.call(token, "getMe", Map.of()));
        } catch (TelegramRefused e) {
            throw e.isTokenWrong() || e.code() == 400 ? wrongToken() : unreachable();
        } catch (TelegramSilent e) {
            throw unreachable();
        }
    }

    private static Identity identity(JsonNode me) {
        var id = me.path("id").asString("");
        if (id.isEmpty() || !me.path("is_bot").asBoolean(false)) {
            throw wrongToken();
        }
        return new Identity(id, me.path("username").asString(""), me.path("first_name").asString(""));
    }

    private static Problem wrongToken() {
        return Problem.of(422, "invalid_token", "channels.problem.invalidToken").at("token");
    }

    private static Problem unreachable() {
        return Problem.of(503, "telegram_unavailable", "channels.problem.unreachable").at("token");
    }

    // ---- Whose is it now? ----

    private Connection store(
            AccountId account, BotId bot, String token, Identity who, @Nullable UserId by, List<Connection> gone) {
        try {
            return transaction.execute(status -> put(account, bot, token, who, by, gone));
        } catch (DuplicateKeyException e) {
            // Somebody connected the same Telegram bot at the same moment; whoever comes second has it.
            gone.clear();
            return transaction.execute(status -> put(account, bot, token, who, by, gone));
        }
    }

    private Connection put(
            AccountId account, BotId bot, String token, Identity who, @Nullable UserId by, List<Connection> gone) {
        trials.admit(account, who.id());
        var holder = connections.byExternalId(TelegramChannel.NAME, who.id()).orElse(null);
        if (holder != null && holder.account().equals(account) && holder.bot().equals(bot)) {
            connections.renew(holder, token, who.username(), who.title());
            bots.channelConnected(account, bot);
            return connections.fresh(holder.id()).orElseThrow();
        }
        if (holder != null) {
            release(holder, account, gone);
        }
        connections.of(account, bot, TelegramChannel.NAME).ifPresent(other -> release(other, account, gone));
        var connection = fresh(account, bot, token, who);
        connections.add(connection);
        bots.channelConnected(account, bot);
        audit.record(
                by,
                account,
                "channel.connected",
                bot.toString(),
                Map.of("channel", TelegramChannel.NAME, "username", who.username()));
        return connection;
    }

    private void release(Connection holder, AccountId newOwner, List<Connection> gone) {
        connections.remove(holder);
        gone.add(holder);
        if (!holder.account().equals(newOwner)) {
            letters.moved(holder);
            audit.record(
                    null,
                    holder.account(),
                    "channel.moved",
                    holder.bot().toString(),
                    Map.of("channel", TelegramChannel.NAME, "username", holder.username()));
        }
    }

    private Connection fresh(AccountId account, BotId bot, String token, Identity who) {
        return new Connection(
                account,
                lasting(bot, who.id()),
                bot,
                TelegramChannel.NAME,
                who.id(),
                who.username(),
                who.title(),
                token,
                random(32),
                random(18),
                Mode.NEW,
                Status.CONNECTED,
                "",
                "",
                null,
                0,
                null,
                false,
                clock.instant());
    }

    /** The same for the same pair for ever: after a disconnection the customers and their conversations are found again. */
    private static UUID lasting(BotId bot, String telegramId) {
        return UUID.nameUUIDFromBytes(("telegram " + bot + " " + telegramId).getBytes(StandardCharsets.UTF_8));
    }

    private static String random(int bytes) {
        var noise = new byte[bytes];
        RANDOM.nextBytes(noise);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }

    // ---- What happens elsewhere ----

    @ApplicationModuleListener
    void on(BotDeleted event) {
        connections.of(event.account(), event.bot(), TelegramChannel.NAME).ifPresent(connection -> {
            connections.remove(connection);
            setUp.end(connection);
        });
    }

    @ApplicationModuleListener
    void on(AccountBanned event) {
        telegram(event.account()).forEach(connection -> {
            connections.suspend(connection);
            setUp.end(connection);
        });
    }

    @ApplicationModuleListener
    void on(AccountUnbanned event) {
        telegram(event.account()).forEach(connections::resume);
    }

    private List<Connection> telegram(AccountId account) {
        return connections.of(account).stream()
                .filter(c -> c.channel().equals(TelegramChannel.NAME))
                .toList();
    }
}
