package uz.botfactory.web;

import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the template of a view name: "bots/settings" is src/main/jte/bots/settings.jte. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JteViews implements ViewResolver {

    private final TemplateEngine templates;
    private final Frames frames;

    JteViews(TemplateEngine templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    JteView named(String name) {
        return new JteView(templates, name + ".jte", frames);
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return templates.hasTemplate(name + ".jte") ? named(name) : null;
    }
}
