package uz.botfactory.knowledge;

/**
 * Why a document could not be read. The code is stable; people read the text of {@code knowledge.error.<code>}, which
 * says what to do about it.
 */
public final class Unreadable extends Exception {

    private final Why why;

    /** The closed set of reasons. */
    public enum Why {
        /** Not a single byte. */
        EMPTY_FILE,
        /** A readable file in which no words stand. */
        NO_TEXT,
        /** Pages that are pictures. */
        SCANNED_PDF,
        /** Protected by a password. */
        ENCRYPTED,
        /** Broken, cut off, or not what its first bytes promise. */
        DAMAGED,
        /** A kind of file we do not read. */
        UNSUPPORTED_TYPE,
        /** .doc, .xls and .ppt from before 2007. */
        OLD_FORMAT,
        /** A small file that unpacks into something huge. */
        TOO_LARGE_INSIDE,
        /** Reading took longer than a document may take. */
        TOO_SLOW,
        /** Bytes that are text in no encoding. */
        UNREADABLE_TEXT,
        /** The bot's documents together would hold more text than a bot may have. */
        TEXT_LIMIT,
        /** Not an address of a web page. */
        BAD_ADDRESS,
        /** An address inside a private network. */
        ADDRESS_NOT_ALLOWED,
        /** The site does not answer. */
        PAGE_UNREACHABLE,
        /** The site says that there is no such page, or that it is not for us. */
        PAGE_REFUSED,
        /** The page sends its visitors on without end. */
        PAGE_REDIRECTS,
        /** The address holds something that is no page, text or PDF. */
        PAGE_TYPE,
        /** The page is larger than an upload may be. */
        PAGE_TOO_LARGE,
        /** Our own fault; trying again may help. */
        IMPORT_FAILED;

        /** Its name for programs. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Unreadable(Why why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    /** The reason. */
    public Why why() {
        return why;
    }
}
