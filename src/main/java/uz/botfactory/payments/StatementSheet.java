package uz.botfactory.payments;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** A statement as its owner reads it in a spreadsheet: in words, and in the time of the place. */
@Component
class StatementSheet {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final List<String> COLUMNS = List.of(
            "time", "order", "what", "plan", "period", "provider", "charged", "discount", "paid", "credit", "currency", "coupon");

    private final Texts texts;
    private final Plans plans;

    StatementSheet(Texts texts, Plans plans) {
        this.texts = texts;
        this.plans = plans;
    }

    ResponseEntity<byte[]> of(List<Statement.Line> lines, UiLanguage language, ZoneId zone) {
        return StatementCsv.file(write(lines, language, zone));
    }

    private String write(List<Statement.Line> lines, UiLanguage language, ZoneId zone) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS.stream().map(column -> texts.get(language, "payments.statement." + column)).toList());
            lines.forEach(line -> csv.writeRecord(words(line, language, zone).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Stream<String> words(Statement.Line line, UiLanguage language, ZoneId zone) {
        return Stream.of(
                TIME.format(line.at().atZone(zone)),
                line.order(),
                texts.get(language, "payments.ledger." + line.what()),
                plans.plan(line.plan()).map(plan -> plan.name(language)).orElse(line.plan()),
                texts.get(language, "plans.period." + line.period()),
                texts.get(language, "payments.provider." + line.provider()),
                line.charged(),
                line.discount(),
                line.paid(),
                line.credit(),
                line.currency(),
                line.coupon() == null ? "" : line.coupon());
    }
}
