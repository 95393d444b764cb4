package uz.botfactory.plans;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** What a dollar costs in so'm, as the admin says; for showing costs, never for prices. Earlier rates stay for their days. */
@Service
public class DollarRates {

    /** The platform's day. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tashkent");

    private static final BigDecimal LARGEST = new BigDecimal(1_000_000);

    /**
     * One rate.
     *
     * @param tiyin of one dollar
     * @param from the first day on which it holds
     */
    public record DollarRate(long tiyin, LocalDate from, Instant setAt, String setBy) {

        /** As the API writes it: "12650.00". */
        public String rate() {
            return BigDecimal.valueOf(tiyin, 2).toPlainString();
        }

        /** So'm in hundredths for millionths of a dollar, rounded to the nearest. */
        public long tiyin(long microUsd) {
            return BigDecimal.valueOf(microUsd)
                    .multiply(BigDecimal.valueOf(tiyin))
                    .movePointLeft(6)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DollarRates(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Today's rate; empty until the admin sets one. */
    public Optional<DollarRate> today() {
        return on(LocalDate.ofInstant(clock.instant(), ZONE));
    }

    /** The rate of that day: the newest of those that hold from it or an earlier day, else the earliest that there is. */
    public Optional<DollarRate> on(LocalDate day) {
        return jdbc.sql("""
                        select * from dollar_rate
                        order by holds_from <= :day desc,
                            case when holds_from <= :day then holds_from end desc, holds_from, id desc limit 1
                        """)
                .param("day", Date.valueOf(day))
                .query((row, n) -> rate(row))
                .optional();
    }

    /** All that were ever set, the newest first. */
    public List<DollarRate> all() {
        return jdbc.sql("select * from dollar_rate order by id desc limit 1000")
                .query((row, n) -> rate(row))
                .list();
    }

    /** Sets the rate from that day on; today when no day is given. A later one for the same day wins. */
    @Transactional
    public DollarRate set(@Nullable BigDecimal rate, @Nullable LocalDate from, UserId by) {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var day = from == null ? today : from;
        if (rate == null || rate.scale() > 2 || rate.signum() <= 0 || rate.compareTo(LARGEST) > 0) {
            throw Problem.of(422, "invalid_rate", "plans.problem.rate").at("rate");
        }
        if (day.isAfter(today.plusYears(1)) || day.isBefore(today.minusYears(1))) {
            throw Problem.of(422, "invalid_date", "plans.problem.rateDate").at("date");
        }
        var fresh = new DollarRate(
                rate.movePointRight(2).longValueExact(), day, clock.instant().truncatedTo(ChronoUnit.MILLIS), by.toString());
        jdbc.sql("""
                        insert into dollar_rate (id, tiyin, holds_from, set_at, set_by)
                        values (:id, :tiyin, :from, :at, :by)
                        """)
                .param("id", Ids.next())
                .param("tiyin", fresh.tiyin())
                .param("from", Date.valueOf(day))
                .param("at", Timestamp.from(fresh.setAt()))
                .param("by", fresh.setBy())
                .update();
        audit.record(by, null, "dollar_rate.set", day.toString(), Map.of("rate", fresh.rate()));
        return fresh;
    }

    private static DollarRate rate(ResultSet row) throws SQLException {
        return new DollarRate(
                row.getLong("tiyin"),
                row.getDate("holds_from").toLocalDate(),
                row.getTimestamp("set_at").toInstant(),
                row.getString("set_by"));
    }
}
