package uz.botfactory.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document is. */
enum Kind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "docm", "dotx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "xlsm", "xltx"),
    CSV("text/csv", "csv", "tsv"),
    MD("text/markdown", "md", "markdown"),
    HTML("text/html", "html", "htm", "xhtml"),
    TXT("text/plain", "txt", "text", "log"),
    QA("text/plain");

    private final String mediaType;
    private final String[] extensions;

    Kind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extensions.length == 0 ? "txt" : extensions[0];
    }

    /** Whether our own few lines read it; everything else is read in a process of its own. */
    boolean plain() {
        return this == TXT || this == CSV || this == QA;
    }

    /** The kind that the ending of the name promises. */
    static Optional<Kind> named(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> Arrays.asList(kind.extensions).contains(ending))
                .findFirst();
    }
}
