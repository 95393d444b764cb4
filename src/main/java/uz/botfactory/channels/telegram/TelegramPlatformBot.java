package uz.botfactory.channels.telegram;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.UserId;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.channels.telegram.PlatformMessages.Keyboard;

/** The door to the platform's bot for those above. */
@Component
class TelegramPlatformBot implements PlatformBot {

    private final PlatformAccess access;
    private final PlatformChats chats;
    private final PlatformMessages messages;
    private final JdbcClient jdbc;

    TelegramPlatformBot(PlatformAccess access, PlatformChats chats, PlatformMessages messages, JdbcClient jdbc) {
        this.access = access;
        this.chats = chats;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public boolean exists() {
        return access.exists();
    }

    @Override
    public Optional<String> invitation(UserId person) {
        return username().map(name -> "https://t.me/" + name + "?start=" + chats.code(person));
    }

    private Optional<String> username() {
        return jdbc.sql("select username from platform_bot where id = :id")
                .param("id", access.id())
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Link> linked(UserId person) {
        return access.exists() ? chats.linkOf(person) : Optional.empty();
    }

    @Override
    public void unlink(UserId person) {
        chats.unlink(person);
    }

    @Override
    public boolean tell(UserId person, Message message) {
        var chat = access.exists() ? chats.chatOf(person) : Optional.<Long>empty();
        chat.ifPresent(id -> put(id, message));
        return chat.isPresent();
    }

    /** Telegram takes only addresses that everybody can reach on a button; others stand in the text. */
    private void put(long chat, Message message) {
        var label = message.button();
        var address = message.address();
        if (label == null || address == null) {
            messages.put(chat, message.text(), Keyboard.NONE, "", "", message.quiet());
        } else if (address.startsWith("https://")) {
            messages.put(chat, message.text(), Keyboard.LINK, label, address, message.quiet());
        } else {
            messages.put(chat, message.text() + "\n\n" + label + ": " + address, Keyboard.NONE, "", "", message.quiet());
        }
    }
}
