package io.starledger.embedded.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Serves the public keys on loopback, at {@link IssuerAddress#jwksUri()}. */
public final class IssuerServer implements AutoCloseable {
    private static final int AT_ONCE = 0;

    private final HttpServer server;

    private IssuerServer(HttpServer server) {
        this.server = server;
    }

    public static IssuerServer start(LocalIssuer issuer, int port) {
        byte[] keys = issuer.publicKeys().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext(IssuerAddress.JWKS_PATH, exchange -> answer(exchange, keys));
            server.start();
            return new IssuerServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "expected to serve the token issuer's keys on port " + port, e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] keys) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }

    @Override
    public void close() {
        server.stop(AT_ONCE);
    }
}
