package uz.botfactory.notifications;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.UserId;

/** What each person wants to hear, and which way. Who chose nothing hears everything. */
@Component
class Choices {

    /** Which ways are wanted. */
    record Ways(boolean mail, boolean telegram) {

        static Ways all(Topic topic) {
            return new Ways(true, topic.alsoByTelegram());
        }
    }

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Topic, Ways> of(UserId person) {
        var all = new EnumMap<Topic, Ways>(Topic.class);
        for (var topic : Topic.values()) {
            all.put(topic, Ways.all(topic));
        }
        jdbc.sql("select topic, mail, telegram from notice_choice where person_id = :person")
                .param("person", person.value())
                .query(row -> {
                    boolean mail = row.getBoolean("mail");
                    boolean telegram = row.getBoolean("telegram");
                    Topic.of(row.getString("topic")).ifPresent(topic -> all.put(topic, new Ways(mail, telegram)));
                });
        return all;
    }

    Ways of(UserId person, Topic topic) {
        var ways = of(person).get(topic);
        return ways == null ? Ways.all(topic) : ways;
    }

    @Transactional
    public void change(UserId person, Map<Topic, Ways> wanted) {
        wanted.forEach((topic, ways) -> change(person, topic, ways));
    }

    void change(UserId person, Topic topic, Ways ways) {
        jdbc.sql("""
                        insert into notice_choice (person_id, topic, mail, telegram) values (:person, :topic, :mail, :telegram)
                        on conflict (person_id, topic) do update set mail = excluded.mail, telegram = excluded.telegram
                        """)
                .param("person", person.value())
                .param("topic", topic.code())
                .param("mail", ways.mail())
                .param("telegram", ways.telegram() && topic.alsoByTelegram())
                .update();
    }

    /** No more mails about this. Repeating changes nothing. */
    void noMails(UserId person, Topic topic) {
        change(person, topic, new Ways(false, of(person, topic).telegram()));
    }
}
