package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps the reader's choice of light or dark, for browsers without JavaScript. */
@Controller
class ThemeSwitch {

    @GetMapping("/theme")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "light") String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var cookie = ResponseCookie.from(Frames.THEME_COOKIE, to.equals("dark") ? "dark" : "light")
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, own(back))
                .build();
    }

    /** Only pages of ours are gone back to. */
    private static String own(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch(c -> c == '\\' || c < ' ');
        return ours ? back : "/";
    }
}
