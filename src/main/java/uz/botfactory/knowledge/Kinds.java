package uz.botfactory.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import uz.botfactory.knowledge.Unreadable.Why;

/** Finds out what a file is: its content decides between kinds; among plain texts, which all look alike, its name. */
final class Kinds {

    private static final Set<String> MARKUP = Set.of("html", "xhtml+xml");
    private static final int ENTRIES_TO_LOOK_AT = 5_000;
    private static final int HEAD = 65_536;

    private Kinds() {}

    static Kind of(byte[] file, String name) throws Unreadable {
        if (file.length == 0) {
            throw new Unreadable(Why.EMPTY_FILE);
        }
        if (startsWithin(file, "%PDF-", 1024)) {
            return Kind.PDF;
        }
        if (starts(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Unreadable(olderOffice(file));
        }
        return starts(file, 'P', 'K') ? packed(file) : text(file, name);
    }

    /** The compound file of old Office programs, which new ones also wrap around what a password protects. */
    private static Why olderOffice(byte[] file) {
        return contains(file, "EncryptedPackage") ? Why.ENCRYPTED : Why.OLD_FORMAT;
    }

    private static Kind packed(byte[] file) throws Unreadable {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            ZipEntry entry;
            for (int i = 0; (entry = zip.getNextEntry()) != null && i < ENTRIES_TO_LOOK_AT; i++) {
                String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
                if (name.startsWith("word/")) {
                    return Kind.DOCX;
                }
                if (name.startsWith("xl/")) {
                    return Kind.XLSX;
                }
                skip(zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(contains(file, "word/") || contains(file, "xl/") ? Why.DAMAGED : Why.UNSUPPORTED_TYPE);
        }
        throw new Unreadable(Why.UNSUPPORTED_TYPE);
    }

    private static void skip(ZipInputStream zip) throws IOException, Unreadable {
        long skipped = 0;
        var buffer = new byte[8192];
        for (int n; (n = zip.read(buffer)) >= 0; ) {
            skipped += n;
            if (skipped > 100_000_000) {
                throw new Unreadable(Why.TOO_LARGE_INSIDE);
            }
        }
    }

    private static Kind text(byte[] file, String name) throws Unreadable {
        var type = mediaType(file);
        if (MARKUP.contains(type.getSubtype())) {
            return Kind.named(name).filter(kind -> kind == Kind.MD || kind == Kind.TXT).orElse(Kind.HTML);
        }
        boolean readable = type.getType().equals("text") || textInDisguise(type) || plainly(file, type);
        if (!readable || type.getSubtype().equals("rtf")) {
            throw new Unreadable(Why.UNSUPPORTED_TYPE);
        }
        return promised(name);
    }

    /** Octet-stream may be a text in an encoding that Tika does not know; the decoder decides. XML and JSON are texts. */
    private static boolean textInDisguise(MediaType type) {
        return type.equals(MediaType.OCTET_STREAM)
                || type.getType().equals("application")
                        && (type.getSubtype().endsWith("xml")
                                || type.getSubtype().equals("json")
                                || type.getSubtype().equals("javascript"));
    }

    /** A text may begin like a letter ("Subject: …") or a program; without a single control character it is a text. */
    private static boolean plainly(byte[] file, MediaType type) {
        if (!type.getType().equals("application") && !type.getType().equals("message")) {
            return false;
        }
        for (int i = 0; i < Math.min(file.length, HEAD); i++) {
            if (file[i] >= 0 && file[i] < ' ' && file[i] != '\n' && file[i] != '\r' && file[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** A text that calls itself a PDF or a Word file is a broken one: read as text it would be noise. */
    private static Kind promised(String name) throws Unreadable {
        var kind = Kind.named(name).orElse(Kind.TXT);
        if (kind == Kind.PDF || kind == Kind.DOCX || kind == Kind.XLSX) {
            return Kind.TXT;
        }
        return kind;
    }

    private static MediaType mediaType(byte[] file) {
        try (var head = new ByteArrayInputStream(file, 0, Math.min(file.length, HEAD))) {
            return Tika.TYPES.detect(head, new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail to be read", e);
        }
    }

    private static boolean starts(byte[] file, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithin(byte[] file, String sign, int within) {
        var head = new String(file, 0, Math.min(file.length, within), StandardCharsets.ISO_8859_1);
        return head.contains(sign);
    }

    /** Looks for a name as old zip directories (bytes) and compound files (two bytes a letter) write it. */
    private static boolean contains(byte[] file, String name) {
        var all = new String(file, StandardCharsets.ISO_8859_1);
        return all.contains(name) || all.contains(wide(name));
    }

    private static String wide(String name) {
        var wide = new StringBuilder();
        name.chars().forEach(c -> wide.append((char) c).append('\0'));
        return wide.substring(0, wide.length() - 1);
    }

    /** Loaded with the first file, not with the product: its tables take a while. */
    private static final class Tika {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
