package io.starledger.cli;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers operators' calls as it was told, and remembers them. */
public final class AnsweringPlatform implements AutoCloseable {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<String>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public AnsweringPlatform() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/ops",
                exchange -> {
                    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                    calls.add(call);
                    byte[] body = next(call).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    /** One after the other, the last for good; nothing told is answered by an empty object. */
    public void answer(String call, String... bodies) {
        answers.put(call, new ArrayDeque<>(Arrays.asList(bodies)));
    }

    /** Method, path and query of each. */
    public List<String> calls() {
        return calls;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String next(String call) {
        Queue<String> bodies = answers.getOrDefault(call, new ArrayDeque<>(List.of("{}")));
        return bodies.size() > 1 ? bodies.remove() : bodies.element();
    }
}
