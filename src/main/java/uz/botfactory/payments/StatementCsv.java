package uz.botfactory.payments;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A statement as a file that spreadsheets open. */
final class StatementCsv {

    /** Without it spreadsheets take the letters for another alphabet. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StatementCsv() {}

    /** As programs read it: codes, and times in UTC. */
    static ResponseEntity<byte[]> of(List<Statement.Line> lines) {
        return file(write(lines));
    }

    static ResponseEntity<byte[]> file(String csv) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("statement.csv").build().toString())
                .body((BYTE_ORDER_MARK + csv).getBytes(StandardCharsets.UTF_8));
    }

    static String write(List<Statement.Line> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("time", "order", "what", "plan", "period", "provider", "charged", "discount", "paid", "credit", "currency", "coupon", "note");
            lines.forEach(line -> csv.writeRecord(
                    line.at().toString(),
                    line.order(),
                    line.what(),
                    line.plan(),
                    line.period(),
                    line.provider(),
                    line.charged(),
                    line.discount(),
                    line.paid(),
                    line.credit(),
                    line.currency(),
                    line.coupon() == null ? "" : line.coupon(),
                    line.note()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
