package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uz.botfactory.support.Problem;

/** The three ways in: outside programs with proofs of their own, the API with its tokens, and pages with their sessions. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** What needs nothing of ours: callers prove themselves to whoever answers, or there is nothing to protect. */
    private static final RequestMatcher OPEN = anyOf(
            "/telegram/webhook/**",
            "/whatsapp/webhook",
            "/instagram/webhook",
            "/payments/**",
            "/health/**",
            "/assets/**",
            "/webjars/**",
            "/widget.js",
            "/widget/**",
            "/favicon.ico",
            "/favicon.svg",
            "/robots.txt",
            "/sitemap.xml",
            "/manifest.webmanifest");

    private static final String[] OPEN_CALLS = {
        "/api/v1/auth/register",
        "/api/v1/auth/login",
        "/api/v1/auth/password-reset",
        "/api/v1/auth/password-reset/confirm",
        "/api/v1/auth/verify-email",
    };

    private static final String[] OPEN_PAGES = {
        "/", "/login", "/login/**", "/register", "/forgot", "/reset", "/verify", "/unsubscribe/**", "/invitations/**",
        "/prices", "/help", "/help/**", "/offer", "/privacy", "/refund", "/demo", "/demo/**", "/theme", "/language",
        "/chat/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**", "/api", "/error",
    };

    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs() {
        return new DefaultSecurityFilterChain(OPEN);
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            Tokens tokens,
            People people,
            ObjectProvider<ApiAccess> access,
            Duties duties,
            Refusals refusals,
            AccountSettings settings,
            Idempotency idempotency) {
        ApiAccess keys = account -> access.getObject().require(account);
        return bare(http.securityMatcher("/api/**", "/metrics"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(new BearerFilter(tokens, people, keys, duties, refusals), SecurityContextHolderFilter.class)
                .addFilterAfter(new PaceFilter(settings.rateLimitPerMinute(), refusals), BearerFilter.class)
                .addFilterAfter(new IdempotencyFilter(idempotency, refusals), PaceFilter.class)
                .authorizeHttpRequests(calls -> calls.requestMatchers(OPEN_CALLS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/plans")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/api/v1/plans")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/languages/detect")
                        .permitAll()
                        .requestMatchers("/api/v1/admin/**")
                        .hasAuthority(SignedIn.ADMIN)
                        .requestMatchers("/api/v1/me/password", "/api/v1/me/second-factor/**", "/api/v1/me/api-keys/**")
                        .hasAuthority(SignedIn.IN_PERSON)
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/me")
                        .hasAuthority(SignedIn.IN_PERSON)
                        .requestMatchers("/metrics")
                        .access((who, call) -> new AuthorizationDecision(mayMeasure(call)))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused
                        .authenticationEntryPoint((request, response, e) -> askForToken(request, response, refusals))
                        .accessDeniedHandler((request, response, e) -> refuse(request, response, refusals)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            SessionSignIn sessions,
            People people,
            Duties duties,
            Refusals refusals,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return bare(http)
                // Mail programs leave lists with one POST of their own (RFC 8058); the signed address is the proof.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(eager())
                        .ignoringRequestMatchers("/unsubscribe/*"))
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.disable())
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(new Duties.PageFilter(duties, people), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(pages -> pages.requestMatchers(OPEN_PAGES)
                        .permitAll()
                        .requestMatchers("/admin", "/admin/**")
                        .hasAuthority(SignedIn.ADMIN)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused
                        .authenticationEntryPoint((request, response, e) ->
                                askToSignIn(request, response, mappings.getObject(), refusals))
                        .accessDeniedHandler((request, response, e) -> refusePage(request, response, e, refusals)))
                .build();
    }

    private static HttpSecurity bare(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")))
                .anonymous(anonymous -> {})
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** Loads the token at once: a page may already be on its way when its first form asks for it. */
    private static XorCsrfTokenRequestAttributeHandler eager() {
        var handler = new XorCsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static boolean mayMeasure(RequestAuthorizationContext call) {
        var address = call.getRequest().getRemoteAddr();
        boolean local = address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
        boolean forwarded = call.getRequest().getHeader("X-Forwarded-For") != null;
        return local && !forwarded || SignedIn.now().filter(one -> one.user().admin()).isPresent();
    }

    private static void askForToken(HttpServletRequest request, HttpServletResponse response, Refusals refusals)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        refusals.tell(request, response, Refusals.notSignedIn());
    }

    /** What is for staff only is simply not there for others. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refusals refusals)
            throws IOException {
        boolean staffOnly = request.getRequestURI().startsWith("/api/v1/admin/");
        refusals.tell(request, response, staffOnly ? Problem.notFound() : Refusals.forbidden());
    }

    /** Leads to the log-in page and back; what nobody could see is not there. */
    private static void askToSignIn(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestMappingHandlerMapping mappings,
            Refusals refusals)
            throws IOException {
        if (!exists(request, mappings)) {
            refusals.tell(request, response, Problem.notFound());
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/login");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect("/login" + (request.getMethod().equals("GET") ? "?next=" + WayBack.encoded(request) : ""));
        }
    }

    private static void refusePage(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason, Refusals refusals)
            throws IOException {
        boolean form = reason instanceof CsrfException;
        refusals.tell(
                request,
                response,
                form ? Problem.of(403, "form_expired", "accounts.problem.formExpired") : Problem.notFound());
    }

    private static boolean exists(HttpServletRequest request, RequestMappingHandlerMapping mappings) {
        try {
            return mappings.getHandler(request) != null;
        } catch (Exception e) {
            // There is such an address, only not for this method.
            return true;
        }
    }

    private static RequestMatcher anyOf(String... patterns) {
        var matchers = Arrays.stream(patterns)
                .map(pattern -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList();
        return new OrRequestMatcher(matchers);
    }
}
