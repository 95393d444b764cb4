package uz.botfactory.accounts;

import java.io.OutputStream;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes down everything that is kept about a person and their business, however much it is. */
@Component
class Export {

    private final ObjectProvider<OwnData> parts;
    private final ApiKeys keys;
    private final AuditTrail audit;
    private final JsonMapper json;

    Export(ObjectProvider<OwnData> parts, ApiKeys keys, AuditTrail audit, JsonMapper json) {
        this.parts = parts;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
    }

    @Transactional(readOnly = true)
    void write(Person person, OutputStream out) {
        try (var writer = json.writerWithDefaultPrettyPrinter().createGenerator(out)) {
            writer.writeStartObject();
            writer.writeName("person");
            json.writeValue(writer, PersonView.of(person));
            if (person.account() != null) {
                write(person.account(), writer);
            }
            writer.writeEndObject();
        }
    }

    private void write(AccountId account, JsonGenerator writer) {
        write("apiKeys", keys.of(account), writer);
        write("history", audit.of(account), writer);
        parts.orderedStream().forEach(part -> {
            writer.writeName(part.name());
            writer.writeStartArray();
            part.each(account, one -> json.writeValue(writer, one));
            writer.writeEndArray();
        });
    }

    private void write(String name, List<?> all, JsonGenerator writer) {
        writer.writeName(name);
        writer.writeStartArray();
        all.forEach(one -> json.writeValue(writer, one));
        writer.writeEndArray();
    }
}
