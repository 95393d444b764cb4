package uz.botfactory.knowledge;

import java.io.IOException;

/**
 * Reads one kind of file. Implementations know nothing of limits: the {@link Reading} they tell everything to stops them
 * when the text, the time or the size runs over.
 */
public interface TextExtractor {

    /**
     * Tells the reading, in reading order, what stands in the file.
     *
     * @throws Unreadable for a reason that its owner can do something about
     * @throws IOException when the file is broken
     */
    void read(byte[] file, Reading reading) throws Unreadable, IOException;
}
