package uz.botfactory.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of our static files: each names its content, so that browsers may keep it for good. */
@Component
class Assets {

    private final ObjectProvider<ResourceUrlProvider> urls;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Assets(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    /** The address of a file under static/ or of a WebJar (htmx.org/…). */
    String url(String file) {
        return known.computeIfAbsent(file, this::find);
    }

    private String find(String file) {
        var url = urls.getObject().getForLookupPath("/assets/" + file);
        if (url == null) {
            throw new IllegalArgumentException("There is no static file " + file);
        }
        return url;
    }
}
