package uz.botfactory.support;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses for which a mail server takes no mail, for good. Mails that are owed go there all the same; whoever only
 * offers something asks here first. As soon as a mail is taken again, the address is as good as any.
 */
@Component
public class MailRefusals {

    private final JdbcClient jdbc;
    private final Clock clock;

    MailRefusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean has(String address) {
        return jdbc.sql("select exists (select 1 from mail_refusal where address_hash = sha256(convert_to(lower(:address), 'UTF8')))")
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    void note(String address) {
        jdbc.sql("""
                        insert into mail_refusal (address_hash, refused_at) values (sha256(convert_to(lower(:address), 'UTF8')), :now)
                        on conflict (address_hash) do nothing
                        """)
                .param("address", address)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void lift(String address) {
        jdbc.sql("delete from mail_refusal where address_hash = sha256(convert_to(lower(:address), 'UTF8'))")
                .param("address", address)
                .update();
    }
}
