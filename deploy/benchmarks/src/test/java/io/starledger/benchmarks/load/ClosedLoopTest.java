package io.starledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.starledger.benchmarks.load.ClosedLoop.Expected;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

final class ClosedLoopTest {
    /** Long enough for a first answer of a server that nobody has asked before. */
    private static final Duration TIME = Duration.ofSeconds(3);

    private static final int CONNECTIONS = 4;

    private final AtomicLong served = new AtomicLong();
    private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private LoadClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", this::echo);
        server.createContext("/broken", HttpExchange::close);
        server.setExecutor(threads);
        server.start();
        client = new LoadClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
        threads.close();
    }

    @Test
    void itCountsWhatWasAnsweredWithinItsTime() {
        LoadResult result = run(new Expected(202, "hello"), "/echo");

        assertThat(result.latencies().getTotalCount())
                .isPositive()
                .isBetween(served.get() - CONNECTIONS, served.get());
        assertThat(result.took()).isGreaterThanOrEqualTo(TIME);
        assertThat(result.millisAt(50)).isPositive();
    }

    @Test
    void anotherStatusThanExpectedEndsIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(new Expected(202, ""), "/nowhere"))
                .withStackTraceContaining("but was 404");
    }

    @Test
    void anotherBodyThanExpectedEndsIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(new Expected(202, "goodbye"), "/echo"))
                .withStackTraceContaining("hello");
    }

    @Test
    void aConnectionThatBreaksEndsIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(new Expected(202, ""), "/broken"))
                .withStackTraceContaining("but was 0");
    }

    private LoadResult run(Expected expected, String path) {
        int port = server.getAddress().getPort();
        byte[] request = new HttpRequests(port, "token").post(path, "text/plain", "hello");
        try (Connections connections = client.connect(port, CONNECTIONS)) {
            return new ClosedLoop(List.of(request), expected, TIME).run(connections);
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        served.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(202, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
