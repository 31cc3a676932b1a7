package org.gatehouse.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of loopback that leads to another one while it is open; closed, it is as if nothing listened there. */
public final class Relay implements AutoCloseable {
    private volatile int target;
    private final int port = Ports.free();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    public Relay(int target) {
        this.target = target;
    }

    public int port() {
        return port;
    }

    /** Connections that are made from now on lead there. */
    public void lead(int other) {
        target = other;
    }

    /** Whether a connection that its target sees as coming from this port has come through here. */
    public boolean isThrough(int clientPort) {
        return sockets.stream().anyMatch(socket -> socket.getLocalPort() == clientPort);
    }

    public synchronized void open() {
        try {
            ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            door = opened;
            start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }

    /** Cuts all connections and takes no more, until it is opened again. */
    public synchronized void shut() {
        if (door != null) {
            quietly(door);
            door = null;
        }
        sockets.forEach(Relay::quietly);
        sockets.clear();
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                Socket near = opened.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                start(() -> pump(near, far));
                start(() -> pump(far, near));
            }
        } catch (IOException closed) {
            quietly(opened);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException closed) {
            quietly(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
