package io.starledger.embedded.testing;

import io.starledger.embedded.PortUse;
import io.starledger.embedded.Ports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A service in a JVM of its own, with this one's class path, so that it can be killed. */
public record ServiceProcess(JavaProcess process, URI url) implements AutoCloseable {

    /** Returns at once; what it says goes to {@code log}. */
    public static ServiceProcess start(Class<?> application, List<String> arguments, Path log) {
        return start(List.of(), application, arguments, log);
    }

    /** In a JVM with other {@code options}. */
    public static ServiceProcess start(
            List<String> options, Class<?> application, List<String> arguments, Path log) {
        int port = freePort();
        List<String> all = new ArrayList<>(options);
        all.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        application.getName(),
                        "--server.port=" + port));
        all.addAll(arguments);
        return new ServiceProcess(
                JavaProcess.start(log, all), URI.create("http://localhost:" + port));
    }

    /** Whether it says so; throws {@link IOException} while it does not listen. */
    public boolean isReady() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url.resolve("/actuator/health/readiness")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** With SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        kill();
    }

    /** None of those that outgoing connections get, which may take one before the service does. */
    private static int freePort() {
        return Ports.free().of(PortUse.KAFKA);
    }
}
