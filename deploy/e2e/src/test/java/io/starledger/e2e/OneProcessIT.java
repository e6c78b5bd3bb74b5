package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** Against {@code starledger up} on what an earlier build has left behind. */
final class OneProcessIT {
    private static OneProcess platform;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Path data = directory.resolve("data");
        RecordedData.unpackInto(data);
        platform = new OneProcess(data);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void everyMetricThatAnAlertNamesIsTold() throws Exception {
        // given
        AlertRules alerts = AlertRules.shipped();

        // when
        List<String> told;
        try (HttpClient client = HttpClient.newHttpClient()) {
            told =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    platform.writes()
                                                            .resolve("/actuator/prometheus"))
                                            .build(),
                                    BodyHandlers.ofLines())
                            .body()
                            .map(line -> line.split("[{ ]", 2)[0])
                            .toList();
        }

        // then
        assertThat(alerts.metrics()).isNotEmpty().isSubsetOf(told);
    }

    @Nested
    final class Recorded extends RecordedSuite {
        Recorded() {
            super(platform);
        }
    }

    @Nested
    final class Ratings extends RatingsSuite {
        Ratings() {
            super(platform);
        }
    }

    @Nested
    final class Isolation extends IsolationSuite {
        Isolation() {
            super(platform);
        }
    }
}
