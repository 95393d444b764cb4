package uz.botfactory.knowledge;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import uz.botfactory.knowledge.Unreadable.Why;

/** The packed XML parts of a Word or Excel file, read one by one without ever unpacking more than a reading allows. */
public final class OfficeFile implements AutoCloseable {

    private static final int MOST_PARTS = 20_000;
    private static final int DEEPEST = 400;

    private final ZipFile zip;
    private final Reading reading;

    private OfficeFile(ZipFile zip, Reading reading) {
        this.zip = zip;
        this.reading = reading;
    }

    public static OfficeFile open(byte[] file, Reading reading) throws IOException, Unreadable {
        var zip = ZipFile.builder().setByteArray(file).get();
        var parts = Collections.list(zip.getEntries());
        if (parts.size() > MOST_PARTS) {
            throw new Unreadable(Why.TOO_LARGE_INSIDE);
        }
        if (parts.stream().anyMatch(part -> part.getGeneralPurposeBit().usesEncryption())) {
            throw new Unreadable(Why.ENCRYPTED);
        }
        return new OfficeFile(zip, reading);
    }

    /** What is done with one part. */
    @FunctionalInterface
    public interface Reader {
        void read(Xml xml) throws XMLStreamException, Unreadable, IOException;
    }

    /** The part of this name, when there is one; names differ in case between the programs that write them. */
    public boolean part(String name, Reader reader) throws IOException, Unreadable {
        var entry = entry(name);
        if (entry.isEmpty()) {
            return false;
        }
        try (var in = new Counted(new BufferedInputStream(zip.getInputStream(entry.get()), 32_768), reading)) {
            var xml = factory().createXMLStreamReader(in);
            reader.read(new Xml(xml, reading));
        } catch (XMLStreamException | IllegalArgumentException e) {
            if (e.getCause() instanceof Stopped stopped) {
                throw stopped.why;
            }
            if (String.valueOf(e.getMessage()).contains("JAXP0")) {
                throw new Unreadable(Why.TOO_LARGE_INSIDE); // one of the limits of the XML reader itself
            }
            throw new IOException("Part " + name + " is no XML", e);
        } catch (Stopped e) {
            throw e.why;
        }
        return true;
    }

    /** Names of the parts that begin so, in order. */
    public List<String> parts(String prefix) {
        var names = new ArrayList<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            if (plain(entry.getName()).startsWith(prefix)) {
                names.add(entry.getName());
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Optional<ZipArchiveEntry> entry(String name) {
        var exact = zip.getEntry(name);
        return exact != null
                ? Optional.of(exact)
                : Collections.list(zip.getEntries()).stream()
                        .filter(entry -> plain(entry.getName()).equals(plain(name)))
                        .findFirst();
    }

    private static String plain(String name) {
        String slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** A walk through one XML part, element by element, by local names: both dialects of OOXML read alike. */
    public static final class Xml {

        private final XMLStreamReader xml;
        private final Reading reading;
        private int depth;
        private int events;

        private Xml(XMLStreamReader xml, Reading reading) {
            this.xml = xml;
            this.reading = reading;
        }

        /** Goes to the next event; false at the end of the part. */
        public boolean next() throws XMLStreamException, Unreadable {
            if (!xml.hasNext()) {
                return false;
            }
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unreadable(Why.TOO_LARGE_INSIDE);
            }
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Unreadable(Why.TOO_LARGE_INSIDE);
            }
            if ((++events & 0xFFF) == 0) {
                reading.onTime();
            }
            return true;
        }

        public boolean starts(String name) {
            return xml.isStartElement() && xml.getLocalName().equals(name);
        }

        public boolean ends(String name) {
            return xml.isEndElement() && xml.getLocalName().equals(name);
        }

        public boolean starts() {
            return xml.isStartElement();
        }

        public boolean ends() {
            return xml.isEndElement();
        }

        public boolean characters() {
            return xml.isCharacters();
        }

        /** The local name of the element that starts or ends here. */
        public String name() {
            return xml.getLocalName();
        }

        public String text() {
            return xml.getText();
        }

        /** The attribute of this local name, or an empty text. */
        public String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return "";
        }

        /** Passes over the element that starts here with everything in it. */
        public void skip() throws XMLStreamException, Unreadable {
            for (int open = 1; open > 0 && next(); ) {
                open += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
            }
        }
    }

    /** Carries a refusal through the XML reader, which only knows IOException. */
    private static final class Stopped extends IOException {
        private final Unreadable why;

        Stopped(Unreadable why) {
            super(why.why().code());
            this.why = why;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final Reading reading;

        Counted(InputStream in, Reading reading) {
            super(in);
            this.reading = reading;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int bytes) throws Stopped {
            try {
                reading.expanded(bytes);
            } catch (Unreadable e) {
                throw new Stopped(e);
            }
        }
    }
}
