package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.ServiceProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

final class BillingProjectorApplicationIT {

    @Test
    void itBecomesReadyOnceItsTopologiesProcess(@TempDir Path directory) throws Exception {
        // when
        try (ServiceProcess service = BillingProcess.start(directory, "ready.log");
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            service.url().resolve("/actuator/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(answer.body()).contains("\"status\":\"UP\"");
        }
    }
}
