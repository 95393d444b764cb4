package uz.botfactory.accounts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** What people may change about themselves. */
@Component
class Profiles {

    static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final JdbcClient jdbc;
    private final People people;
    private final Phones phones;

    Profiles(JdbcClient jdbc, People people, Phones phones) {
        this.jdbc = jdbc;
        this.people = people;
        this.phones = phones;
    }

    @Transactional
    void change(Person person, ProfileChange change) {
        var name = change.fullName() == null ? person.fullName() : Registrations.requireName(change.fullName());
        var phone = change.phone() == null ? person.phone() : phones.require(change.phone());
        var language = change.language() == null ? person.language() : language(change.language());
        var theme = change.theme() == null ? person.theme() : theme(change.theme());
        var zone = change.timeZone() == null ? person.zone() : zone(change.timeZone());
        save(person, name, phone, language, theme, zone);
        people.changed(person);
    }

    private void save(
            Person person, String name, @Nullable String phone, UiLanguage language, String theme, ZoneId zone) {
        try {
            jdbc.sql("""
                            update person set full_name = :name, phone = :phone,
                                phone_confirmed_at = case when phone = :phone then phone_confirmed_at end, language = :language, theme = :theme, zone = :zone
                            where id = :id
                            """)
                    .param("name", name)
                    .param("phone", phone)
                    .param("language", language.code())
                    .param("theme", theme)
                    .param("zone", zone.getId())
                    .param("id", person.id().value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Registrations.phoneTaken();
        }
        if (person.account() != null) {
            jdbc.sql("update account set name = :name, language = :language, zone = :zone where id = :id")
                    .param("name", name)
                    .param("language", language.code())
                    .param("zone", zone.getId())
                    .param("id", person.account().value())
                    .update();
        }
    }

    private static UiLanguage language(String code) {
        return UiLanguage.of(code)
                .orElseThrow(() ->
                        Problem.of(422, "unknown_language", "accounts.problem.languageUnknown").at("language"));
    }

    private static String theme(String code) {
        if (!THEMES.contains(code)) {
            throw Problem.of(422, "unknown_theme", "accounts.problem.themeUnknown").at("theme");
        }
        return code;
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id.strip());
        } catch (DateTimeException e) {
            throw Problem.of(422, "unknown_time_zone", "accounts.problem.zoneUnknown").at("timeZone");
        }
    }
}
