package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.embedded.PostgresAddress;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The views of a running service, built again and deleted.
 *
 * @param events that the log holds
 */
record RebuiltViews(
        ChildJvm service, int port, String token, PostgresAddress postgres, int events) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Pattern SERVES = generation("serving");
    private static final Pattern BUILT = generation("building");
    private static final Pattern STARTED =
            Pattern.compile("\"generation\":([0-9]+),\"state\":\"building\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String HAS_TABLES =
            "select to_regclass('ratings_g%s.watermarks') is not null";

    /** Whether it stands everywhere where the one stands that serves. */
    private static final String HAS_ITEMS_AND_RATINGS =
            """
            select not exists (
              select view, source_partition, source_offset from ratings.watermarks where view in ('items', 'ratings')
              except select view, source_partition, source_offset from ratings_g%s.watermarks)
            """;

    /** In events a second, each from the call that started the generation. */
    record Rebuilt(double itemsAndRatings, double all) {}

    void awaitServing() {
        await(list -> SERVES.matcher(list).find());
    }

    /** With the first generation serving. */
    Rebuilt rebuild() {
        long start = System.nanoTime();
        call("POST", "/ratings/start");
        Matcher started = STARTED.matcher(call("GET", ""));
        if (!started.find()) {
            throw service.failure("expected a generation that is built");
        }
        await(_ -> is(HAS_TABLES, started.group(1)) && is(HAS_ITEMS_AND_RATINGS, started.group(1)));
        double itemsAndRatings = rate(start);
        await(list -> BUILT.matcher(list).find());
        Rebuilt rebuilt = new Rebuilt(itemsAndRatings, rate(start));
        call("POST", "/ratings/drop");
        await(list -> !list.contains("building"));
        return rebuilt;
    }

    private double rate(long start) {
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private boolean is(String expected, String generation) {
        try (Connection connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(),
                                PostgresAddress.SUPERUSER,
                                PostgresAddress.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(expected.formatted(generation))) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell where generation " + generation, e);
        }
    }

    /** In that state, and nothing behind a log that holds something. */
    private static Pattern generation(String state) {
        return Pattern.compile(
                "\"state\":\"%s\"[^}]*\\}?[^}]*\"events\":[1-9][0-9]*,\"behind\":0[,}]"
                        .formatted(state));
    }

    private void await(Predicate<String> expected) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!expected.test(call("GET", ""))) {
            if (System.nanoTime() > deadline) {
                throw service.failure("expected views to be built within " + LIMIT);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private String call(String method, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/ops/projections" + path))
                        .method(method, BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .timeout(ANSWER)
                        .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw service.failure(
                        "expected 200 of %s but was %d: %s"
                                .formatted(path, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw service.failure("expected an answer of " + path + " but was " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were built", e);
        }
    }
}
