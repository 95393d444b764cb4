package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who a web session belongs to: it holds only the person's id and version, as text, so that it outlives every release
 * and ends everywhere when the person's version moves on.
 */
@Component
class SessionSignIn implements SecurityContextRepository {

    private static final String PERSON = "person";
    private static final String AWAITING_CODE = "awaiting-code";

    private final People people;

    SessionSignIn(People people) {
        this.people = people;
    }

    /** From here on the browser's session is this person's; the session gets a new id. */
    void begin(HttpServletRequest request, Person person) {
        request.getSession();
        request.changeSessionId();
        request.getSession().removeAttribute(AWAITING_CODE);
        request.getSession().setAttribute(PERSON, mark(person));
    }

    /** The password was right; the code is still missing. */
    void awaitCode(HttpServletRequest request, Person person) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(AWAITING_CODE, mark(person));
    }

    @Nullable Person awaitingCode(HttpServletRequest request) {
        return person(request, AWAITING_CODE);
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session is begun and ended by name above; nothing else changes it.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return person(request, PERSON) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        var person = person(request, PERSON);
        return person == null ? new SecurityContextImpl() : new SecurityContextImpl(SignedIn.bySession(person));
    }

    private @Nullable Person person(HttpServletRequest request, String attribute) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(attribute) instanceof String mark)) {
            return null;
        }
        var id = new UserId(UUID.fromString(mark.substring(0, mark.indexOf(' '))));
        return people.find(id).filter(person -> mark(person).equals(mark)).orElse(null);
    }

    private static String mark(Person person) {
        return person.id() + " " + person.version();
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext loaded;

        private Deferred(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                loaded = load.get();
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
