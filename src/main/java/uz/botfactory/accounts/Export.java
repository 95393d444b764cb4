package uz.botfactory.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers everything that is kept about a person and their business. */
@Component
class Export {

    private final ObjectProvider<OwnData> parts;
    private final ApiKeys keys;
    private final AuditTrail audit;

    Export(ObjectProvider<OwnData> parts, ApiKeys keys, AuditTrail audit) {
        this.parts = parts;
        this.keys = keys;
        this.audit = audit;
    }

    Map<String, Object> of(Person person) {
        var data = new LinkedHashMap<String, Object>();
        data.put("person", PersonView.of(person));
        var account = person.account();
        if (account != null) {
            data.put("apiKeys", keys.of(account));
            data.put("history", audit.of(account));
            parts.orderedStream().forEach(part -> data.put(part.name(), part.of(account)));
        }
        return data;
    }
}
