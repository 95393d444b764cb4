package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import uz.botfactory.support.UiLanguage;

/** A request whose address no longer starts with its language. */
class StrippedRequest extends HttpServletRequestWrapper {

    private final String prefix;

    StrippedRequest(HttpServletRequest request, UiLanguage language) {
        super(request);
        this.prefix = "/" + language.code();
    }

    @Override
    public String getRequestURI() {
        return stripped(super.getRequestURI());
    }

    @Override
    public String getServletPath() {
        return stripped(super.getServletPath());
    }

    @Override
    public StringBuffer getRequestURL() {
        var url = super.getRequestURL();
        int from = url.indexOf(super.getRequestURI(), url.indexOf("//") + 2);
        return from < 0 ? url : url.replace(from, url.length(), getRequestURI());
    }

    private String stripped(String path) {
        if (!path.startsWith(prefix)) {
            return path;
        }
        var rest = path.substring(prefix.length());
        return rest.isEmpty() ? "/" : rest.startsWith("/") ? rest : path;
    }
}
