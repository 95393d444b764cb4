package uz.botfactory.world;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A stretch of network on this machine that can be cut: what runs over it breaks off, and nothing new gets through. */
public final class Wire implements AutoCloseable {

    private final ServerSocket end;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param target the loopback port it leads to */
    public Wire(int target) throws IOException {
        this.target = target;
        this.end = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("wire").start(this::accept);
    }

    public int port() {
        return end.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Wire::closeQuietly);
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                join(end.accept());
            } catch (IOException e) {
                // The other side is away or we are closed: who called sees a broken connection, as on a real network.
            }
        }
    }

    private void join(Socket caller) throws IOException {
        open.add(caller);
        if (cut) {
            closeQuietly(caller);
            return;
        }
        var called = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(called);
        caller.setTcpNoDelay(true);
        called.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> carry(caller, called));
        Thread.ofVirtual().start(() -> carry(called, caller));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end has gone; both are closed below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("A loopback socket could not be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
        cut();
    }
}
