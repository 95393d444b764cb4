package uz.botfactory.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.botfactory.support.Problem;

/** Finds out who calls the API by the token in Authorization. A wrong token is refused, a missing one is a visitor. */
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    // Wrong tokens an address may show in a minute; good ones that are known pass all the same.
    private static final int WRONG_A_MINUTE = 120;

    private final Tokens tokens;
    private final Cache<String, Bucket> wrong = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final People people;
    private final ApiAccess access;
    private final Duties duties;
    private final Refusals refusals;

    BearerFilter(Tokens tokens, People people, ApiAccess access, Duties duties, Refusals refusals) {
        this.tokens = tokens;
        this.people = people;
        this.access = access;
        this.duties = duties;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(signIn(header, request)));
        } catch (Problem problem) {
            if (problem.status() == 401) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            refusals.tell(request, response, problem);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private SignedIn signIn(String header, HttpServletRequest request) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusals.notSignedIn();
        }
        var token = header.substring(SCHEME.length()).strip();
        var holder = find(token, request.getRemoteAddr());
        var person = people.find(holder.user()).orElseThrow(Refusals::notSignedIn);
        duties.require(person, request);
        if (holder.isApiKey()) {
            requireKey(holder, person, request);
        }
        return SignedIn.byToken(person, holder, token);
    }

    private Tokens.Holder find(String token, String address) {
        var mistakes = wrong.getIfPresent(address);
        if (mistakes != null && mistakes.getAvailableTokens() == 0 && !tokens.isKnown(token)) {
            throw Problem.of(429, "rate_limited", "accounts.problem.rateLimited");
        }
        return tokens.find(token).orElseThrow(() -> mistaken(address));
    }

    private Problem mistaken(String address) {
        wrong.get(address, a -> fresh()).tryConsume(1);
        return Refusals.notSignedIn();
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(WRONG_A_MINUTE).refillGreedy(WRONG_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }

    private void requireKey(Tokens.Holder holder, Person person, HttpServletRequest request) {
        if (person.account() == null) {
            throw Refusals.notSignedIn();
        }
        access.require(person.account());
        if (!holder.writes() && !READING.contains(request.getMethod())) {
            throw Refusals.readOnlyKey();
        }
    }
}
