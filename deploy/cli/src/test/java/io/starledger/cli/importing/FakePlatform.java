package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes every batch, or answers as it was told to, to order; remembers what it accepted. */
final class FakePlatform implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> told = new ArrayDeque<>();
    private final List<List<String>> batches = new ArrayList<>();

    private record Answer(int status, String body) {}

    private FakePlatform(HttpServer server) {
        this.server = server;
    }

    static FakePlatform start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakePlatform platform = new FakePlatform(server);
        server.createContext("/", platform::handle);
        server.start();
        return platform;
    }

    synchronized FakePlatform answering(int status, String body) {
        told.add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<List<String>> batches() {
        return List.copyOf(batches);
    }

    List<String> lines() {
        return batches().stream().flatMap(List::stream).toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        List<String> lines =
                new String(exchange.getRequestBody().readAllBytes(), UTF_8).lines().toList();
        Answer answer = told.poll();
        if (answer == null) {
            answer = new Answer(200, accepting(lines.size()));
        }
        if (answer.status() == 200) {
            batches.add(lines);
        }
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String accepting(int lines) {
        return "{\"accepted\": %d, \"rejected_count\": 0, \"rejected\": [], \"position\": \"x\"}"
                .formatted(lines);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
