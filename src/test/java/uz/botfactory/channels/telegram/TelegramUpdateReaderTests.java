package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.Connection.Status;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.conversations.Incoming.Kind;

/** What the bot understands of what Telegram brings. */
class TelegramUpdateReaderTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Connection CHOYXONA = new Connection(
            new AccountId(UUID.randomUUID()),
            UUID.randomUUID(),
            new BotId(UUID.randomUUID()),
            "telegram",
            "7000000001",
            "choyxona_bot",
            "Choyxona",
            "7000000001:AA",
            "secret",
            "hook",
            Mode.WEBHOOK,
            Status.CONNECTED,
            "",
            "",
            null,
            0,
            null,
            true,
            NOW);

    private final TelegramUpdateReader reader = new TelegramUpdateReader(Clock.fixed(NOW, ZoneOffset.UTC));

    private Update read(String json) {
        return reader.read(CHOYXONA, JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private Incoming message(String json) {
        return ((Update.Message) read(json)).incoming();
    }

    private Incoming privately(String content) {
        return message("{'update_id':1,'message':{'message_id':7,'date':1700000000,'chat':{'id':501,'type':'private'},"
                + "'from':{'id':501,'is_bot':false,'first_name':'Olim','last_name':'Karimov','language_code':'ru'}," + content + "}}");
    }

    private Update inGroup(String content) {
        return read("{'update_id':1,'message':{'message_id':7,'date':1700000000,'chat':{'id':-1001234567890,'type':'supergroup'},"
                + "'from':{'id':501,'is_bot':false,'first_name':'Olim'}," + content + "}}");
    }

    @Test
    void aMessageCarriesWhoWhereAndWhen() {
        var said = privately("'text':'Narxi qancha?'");
        assertThat(said.kind()).isEqualTo(Kind.TEXT);
        assertThat(said.text()).isEqualTo("Narxi qancha?");
        assertThat(said.eventKey()).isEqualTo("m:501:7");
        assertThat(said.customerKey()).isEqualTo("501");
        assertThat(said.conversationKey()).isEqualTo("501");
        assertThat(said.customerName()).isEqualTo("Olim Karimov");
        assertThat(said.languageHint()).isEqualTo("ru");
        assertThat(said.externalId()).isEqualTo("7");
        assertThat(said.sentAt()).isEqualTo(Instant.ofEpochSecond(1700000000));
    }

    @Test
    void commandsAreKnownByName() {
        assertThat(privately("'text':'/start ref1'"))
                .extracting(Incoming::kind, Incoming::text)
                .containsExactly(Kind.START, "ref1");
        assertThat(privately("'text':'/help'").kind()).isEqualTo(Kind.HELP);
        assertThat(privately("'text':'/lang ru'"))
                .extracting(Incoming::kind, Incoming::text)
                .containsExactly(Kind.LANGUAGE, "ru");
        assertThat(privately("'text':'/narxlar'").kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void anEditHasAKeyOfItsOwnAndTheMessagesId() {
        var edit = message("{'update_id':1,'edited_message':{'message_id':7,'date':1700000000,'edit_date':1700000009,"
                + "'chat':{'id':501,'type':'private'},'from':{'id':501,'first_name':'Olim'},'text':'Manzil?'}}");
        assertThat(edit.kind()).isEqualTo(Kind.EDIT);
        assertThat(edit.eventKey()).isEqualTo("e:501:7:1700000009");
        assertThat(edit.externalId()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "photo", "sticker", "video_note", "document", "location"})
    void whatHasNoWordsIsNamed(String kind) {
        var thing = privately("'" + kind + "':" + (kind.equals("photo") ? "[]" : "{}"));
        assertThat(thing.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(thing.text()).isEqualTo(kind);
    }

    @Test
    void aCaptionCountsAsWords() {
        assertThat(privately("'photo':[],'caption':'Shu bormi?'"))
                .extracting(Incoming::kind, Incoming::text)
                .containsExactly(Kind.TEXT, "Shu bormi?");
    }

    @Test
    void thePicturesOfAnAlbumAreOneThing() {
        assertThat(privately("'photo':[],'media_group_id':'99'").eventKey()).isEqualTo("g:501:99");
    }

    @Test
    void onlyOnesOwnContactIsAPhoneNumber() {
        assertThat(privately("'contact':{'phone_number':'998901234567','user_id':501}"))
                .extracting(Incoming::kind, Incoming::text)
                .containsExactly(Kind.CONTACT, "998901234567");
        assertThat(privately("'contact':{'phone_number':'998901234567','user_id':9}").kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void inAGroupTheBotHearsOnlyWhatIsMeantForIt() {
        assertThat(inGroup("'text':'Salom hammaga'")).isEqualTo(Update.OTHER);
        assertThat(inGroup("'text':'@choyxona_bot2 salom'")).isEqualTo(Update.OTHER);
        assertThat(inGroup("'text':'/start@other_bot'")).isEqualTo(Update.OTHER);
        assertThat(inGroup("'photo':[]")).isEqualTo(Update.OTHER);
        assertThat(((Update.Message) inGroup("'text':'@Choyxona_bot narxi qancha?'")).incoming())
                .extracting(Incoming::text, Incoming::conversationKey, Incoming::customerKey)
                .containsExactly("narxi qancha?", "-1001234567890/0/501", "501");
        assertThat(((Update.Message) inGroup("'text':'/start@choyxona_bot'")).incoming().kind())
                .isEqualTo(Kind.START);
        assertThat(((Update.Message) inGroup("'text':'qachon?','reply_to_message':{'from':{'id':7000000001}}"))
                        .incoming()
                        .text())
                .isEqualTo("qachon?");
    }

    @Test
    void aTopicOfAForumIsAPlaceOfItsOwn() {
        var said = ((Update.Message) inGroup("'is_topic_message':true,'message_thread_id':42,'text':'/help'")).incoming();
        assertThat(Chat.of(said.conversationKey())).isEqualTo(new Chat(-1001234567890L, 42, 501));
    }

    @Test
    void botsAreNotAnswered() {
        assertThat(read("{'message':{'message_id':1,'chat':{'id':5,'type':'private'},'from':{'id':5,'is_bot':true},'text':'Salom'}}"))
                .isEqualTo(Update.OTHER);
    }

    @Test
    void aButtonWaitsForWord() {
        var pressed = (Update.Message) read("{'callback_query':{'id':'88','from':{'id':501,'first_name':'Olim'},"
                + "'message':{'message_id':3,'date':0,'chat':{'id':501,'type':'private'}},'data':'lang:ru'}}");
        assertThat(pressed.callback()).isEqualTo("88");
        assertThat(pressed.incoming())
                .extracting(Incoming::kind, Incoming::text, Incoming::eventKey)
                .containsExactly(Kind.CHOICE, "lang:ru", "c:88");
        assertThat(read("{'callback_query':{'id':'89','from':{'id':501}}}")).isEqualTo(new Update.EmptyCallback("89"));
    }

    @Test
    void aClosedDoorIsNoticed() {
        assertThat(read("{'my_chat_member':{'chat':{'id':501,'type':'private'},'new_chat_member':{'status':'kicked'}}}"))
                .isEqualTo(new Update.Door("501", false));
        assertThat(read("{'my_chat_member':{'chat':{'id':501,'type':'private'},'new_chat_member':{'status':'member'}}}"))
                .isEqualTo(new Update.Door("501", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'update_id':1}",
                "{'update_id':1,'poll':{}}",
                "{'message':{}}",
                "{'message':[]}",
                "{'message':{'chat':'x','from':7}}",
                "{'message':{'chat':{'id':'501'},'from':{'id':null}}}",
                "{'message':{'message_id':1,'chat':{'id':5,'type':'private'},'from':{'id':5},'new_chat_title':'x'}}",
                "{'callback_query':{}}",
                "{'my_chat_member':{'chat':{'id':-5,'type':'group'},'new_chat_member':{'status':'kicked'}}}"
            })
    void whatIsNotForUsIsLeftAlone(String json) {
        assertThat(read(json)).isEqualTo(Update.OTHER);
    }
}
