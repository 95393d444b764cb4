package uz.botfactory.world;

/** A file as browsers send it. */
final class Multipart {

    static final String BOUNDARY = "----a-file-follows";

    private Multipart() {}

    static String file(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
    }
}
