package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.StackAddresses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@ExtendWith(RunningWebhooks.class)
class WebhookIngestApplicationIT {

    @Test
    void withNothingOfStripeConfiguredItIsReady() throws Exception {
        // given
        StackAddresses at = RunningWebhooks.addresses();

        // when
        HttpResponse<String> answer;
        try (var application =
                        WebhookIngestApplication.start(
                                "--server.port=0",
                                "--starledger.kafka.bootstrap-servers=" + at.bootstrapServers(),
                                "--starledger.kafka.registry.url=" + at.registry().apicurioUrl());
                HttpClient client = HttpClient.newHttpClient()) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            answer =
                    await().atMost(Duration.ofSeconds(60))
                            .until(
                                    () ->
                                            client.send(
                                                    HttpRequest.newBuilder(readiness).build(),
                                                    HttpResponse.BodyHandlers.ofString()),
                                    it -> it.statusCode() == 200);
        }

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
}
