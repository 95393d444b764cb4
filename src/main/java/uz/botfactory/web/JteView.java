package uz.botfactory.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** Writes a page; nothing of it leaves before all of it is written, so that a failure becomes an error page. */
record JteView(TemplateEngine templates, String template, Frames frames) implements View {

    private static final String HTML = "text/html;charset=UTF-8";

    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = write(model, request);
        frames.remember(request, response);
        if (response.getContentType() == null) {
            response.setContentType(HTML);
        }
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setLocale(Locale.forLanguageTag(frames.of(request).tag()));
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }

    private Utf8ByteOutput write(@Nullable Map<String, ?> model, HttpServletRequest request) {
        var all = new HashMap<String, Object>(model == null ? Map.of() : model);
        all.putIfAbsent("frame", frames.of(request));
        var page = new Utf8ByteOutput();
        templates.render(template, all, page);
        return page;
    }
}
