package uz.botfactory.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Brings the theme that somebody chose in their profile to the browser they use. */
@Component
class ThemeCookie {

    void remember(Person person, HttpServletRequest request, HttpServletResponse response) {
        if (!person.theme().equals("auto")) {
            put(person.theme(), (int) Duration.ofDays(365).toSeconds(), request, response);
        }
    }

    void change(String theme, HttpServletRequest request, HttpServletResponse response) {
        boolean auto = theme.equals("auto");
        put(auto ? "" : theme, auto ? 0 : (int) Duration.ofDays(365).toSeconds(), request, response);
    }

    private static void put(String theme, int seconds, HttpServletRequest request, HttpServletResponse response) {
        var cookie = new Cookie("theme", theme);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
