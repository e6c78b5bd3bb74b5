package io.starledger.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Follows an item on a connection of its own, and keeps the id of the last event. */
final class Subscriber implements AutoCloseable {
    private static final String ID = "id:";
    private static final String NOT_NOW = "HTTP/1.1 (425|503) .*";

    private final URI service;
    private final String path;
    private final String token;
    private volatile Socket socket = new Socket();
    private volatile boolean opened;
    private volatile String lastId = "";

    Subscriber(URI service, String path, String token) {
        this.service = service;
        this.path = path;
        this.token = token;
    }

    /**
     * Opens the stream, after the event that is known if there is one; again if it is refused for
     * now.
     */
    void connect() {
        opened = false;
        try {
            Socket connected = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
            socket = connected;
            connected.getOutputStream().write(head().getBytes(US_ASCII));
            Thread.ofVirtual().start(() -> read(connected));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the stream has told anything, if only that there is nothing. */
    boolean isOpen() {
        return opened;
    }

    /** Empty before the first event. */
    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Socket from) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(from.getInputStream(), US_ASCII), 512)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches(NOT_NOW)) {
                    connect();
                    return;
                }
                if (line.startsWith(ID)) {
                    lastId = line.substring(ID.length());
                }
                opened = opened || line.startsWith(ID) || line.startsWith(":");
            }
        } catch (IOException _) {
            // closed
        }
    }

    private String head() {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nAccept: text/event-stream\r\n%s\r\n"
                .formatted(
                        path, token, lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n");
    }
}
