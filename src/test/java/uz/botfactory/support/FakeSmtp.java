package uz.botfactory.support;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that has one answer to every address. */
final class FakeSmtp implements Closeable {

    private final ServerSocket door;
    private final String answer;

    private FakeSmtp(ServerSocket door, String answer) {
        this.door = door;
        this.answer = answer;
    }

    /** @param answer the line after RCPT TO; with a dash after its code, another line follows */
    static FakeSmtp answering(String answer) throws IOException {
        var server = new FakeSmtp(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answer);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                talk(caller);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        say(caller, "220 fake");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("QUIT")) {
                say(caller, "221 Bye");
                return;
            }
            say(caller, command.startsWith("RCPT") ? whole(answer) : "250 OK");
        }
    }

    private static String whole(String answer) {
        return answer.charAt(3) == '-' ? answer + "\r\n" + answer.substring(0, 3) + " Ask your postmaster" : answer;
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
