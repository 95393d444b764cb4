package uz.botfactory.channels.telegram;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.channels.telegram.PlatformMessages.Keyboard;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * What people do in the chat with the platform's bot: link it, leave it, prove their phone. Each update acts once; its
 * effect and the answer are stored in one transaction.
 */
@Component
class PlatformUpdates {

    private static final int LONGEST_NAME = 100;

    private final PlatformAccess access;
    private final PlatformChats chats;
    private final PlatformMessages messages;
    private final Accounts accounts;
    private final Texts texts;
    private final uz.botfactory.support.PublicAddress address;

    PlatformUpdates(
            PlatformAccess access,
            PlatformChats chats,
            PlatformMessages messages,
            Accounts accounts,
            Texts texts,
            uz.botfactory.support.PublicAddress address) {
        this.access = access;
        this.chats = chats;
        this.messages = messages;
        this.accounts = accounts;
        this.texts = texts;
        this.address = address;
    }

    /** A private chat and whoever writes there. */
    private record Talk(long chat, JsonNode from, Optional<Person> person, UiLanguage language) {}

    @Transactional
    public void accept(JsonNode update) {
        if (!chats.isNew(access.id(), update.path("update_id").asLong())) {
            return;
        }
        var member = update.path("my_chat_member");
        var message = update.path("message");
        if (member.path("new_chat_member").path("status").asString("").equals("kicked")) {
            chats.unlink(member.path("chat").path("id").asLong());
        } else if (message.path("chat").path("type").asString("").equals("private")) {
            answer(talk(message), message);
        }
    }

    private Talk talk(JsonNode message) {
        long chat = message.path("chat").path("id").asLong();
        var person = chats.peopleAt(chat).stream().findFirst().flatMap(accounts::find);
        var hint = message.path("from").path("language_code").asString("");
        return new Talk(chat, message.path("from"), person, person.map(Person::language).orElse(language(hint)));
    }

    private static UiLanguage language(String hint) {
        return hint.startsWith("ru") ? UiLanguage.RU : hint.startsWith("en") ? UiLanguage.EN : UiLanguage.UZ;
    }

    private void answer(Talk talk, JsonNode message) {
        var text = message.path("text").asString("").strip();
        if (message.path("contact").isObject()) {
            prove(talk, message.path("contact"));
        } else if (text.startsWith("/start ")) {
            link(talk, text.substring("/start ".length()).strip());
        } else if (text.equals("/stop")) {
            stop(talk);
        } else {
            say(talk, talk.person().isPresent() ? "channels.platform.hello" : "channels.platform.stranger", name(talk), page(talk));
        }
    }

    private void link(Talk talk, String code) {
        var person = chats.use(code).flatMap(accounts::find);
        if (person.isEmpty()) {
            say(talk, "channels.platform.codeUnknown", page(talk));
            return;
        }
        chats.link(person.get().id(), talk.chat(), called(talk.from()));
        greet(new Talk(talk.chat(), talk.from(), person, person.get().language()), person.get());
    }

    private void greet(Talk talk, Person person) {
        var text = texts.get(talk.language(), "channels.platform.linked", person.fullName());
        if (person.phone() == null || person.phoneConfirmed()) {
            messages.put(talk.chat(), text, Keyboard.NONE, "", "", false);
        } else {
            messages.put(
                    talk.chat(),
                    text + "\n\n" + texts.get(talk.language(), "channels.platform.askContact"),
                    Keyboard.CONTACT,
                    texts.get(talk.language(), "channels.platform.shareContact"),
                    "",
                    false);
        }
    }

    private static String called(JsonNode from) {
        var name = (from.path("first_name").asString("") + " " + from.path("last_name").asString("")).strip();
        var username = from.path("username").asString("");
        var called = name.isEmpty() ? username : name;
        return called.substring(0, called.offsetByCodePoints(0, Math.min(LONGEST_NAME, called.codePointCount(0, called.length()))));
    }

    private void stop(Talk talk) {
        chats.unlink(talk.chat());
        messages.put(talk.chat(), texts.get(talk.language(), "channels.platform.stopped", page(talk)), Keyboard.REMOVE, "", "", false);
    }

    /** Only one's own contact proves anything: any other card can be forwarded by anybody. */
    private void prove(Talk talk, JsonNode contact) {
        if (contact.path("user_id").asLong(0) != talk.from().path("id").asLong(-1)) {
            say(talk, "channels.platform.contactForeign");
            return;
        }
        if (talk.person().isEmpty()) {
            say(talk, "channels.platform.stranger", "", page(talk));
            return;
        }
        boolean proved = confirm(talk.chat(), contact.path("phone_number").asString(""));
        messages.put(
                talk.chat(),
                texts.get(talk.language(), proved ? "channels.platform.contactConfirmed" : "channels.platform.contactOther", address.of(talk.language(), "/profile")),
                Keyboard.REMOVE,
                "",
                "",
                false);
    }

    private boolean confirm(long chat, String phone) {
        boolean proved = false;
        for (UserId person : chats.peopleAt(chat)) {
            proved |= accounts.find(person).isPresent() && accounts.confirmPhone(person, phone);
        }
        return proved;
    }

    private void say(Talk talk, String key, Object... arguments) {
        messages.put(talk.chat(), texts.get(talk.language(), key, arguments), Keyboard.NONE, "", "", false);
    }

    private static String name(Talk talk) {
        return talk.person().map(Person::fullName).orElse("");
    }

    private String page(Talk talk) {
        return address.of(talk.language(), "/notifications");
    }
}
