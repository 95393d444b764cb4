package uz.botfactory.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.botfactory.support.Problem;

/** What must be done before anything else: change a printed password, switch on a required second factor. */
@Component
class Duties {

    private static final String PAGE = "/profile/security";

    private final SecondFactor secondFactor;

    Duties(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    /** Refuses every call of the API but those that do the duty. */
    void require(Person person, HttpServletRequest request) {
        if (isOpen(person) && !request.getRequestURI().startsWith("/api/v1/me/") && !isLogout(request)) {
            throw person.mustChangePassword()
                    ? Problem.of(403, "password_change_required", "accounts.problem.passwordChangeRequired")
                    : Problem.of(403, "second_factor_required", "accounts.problem.secondFactorRequired");
        }
    }

    boolean isOpen(Person person) {
        return person.mustChangePassword() || secondFactor.isMissing(person);
    }

    /** Whether a page must wait until the duty is done. */
    boolean holdsUp(Person person, HttpServletRequest request) {
        return isOpen(person) && !request.getRequestURI().startsWith(PAGE) && !isLogout(request);
    }

    private static boolean isLogout(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/logout");
    }

    /** Leads a person with an open duty to the page where it is done. */
    static final class PageFilter extends OncePerRequestFilter {

        private final Duties duties;
        private final People people;

        PageFilter(Duties duties, People people) {
            this.duties = duties;
            this.people = people;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean waits = SignedIn.now()
                    .flatMap(one -> people.find(one.user().id()))
                    .filter(person -> duties.holdsUp(person, request))
                    .isPresent();
            if (waits) {
                response.sendRedirect(PAGE);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
