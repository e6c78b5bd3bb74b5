package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.testing.SharedStack;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

final class BillingProjectorApplicationIT {

    @Test
    void itAnswersThatItIsReady() throws Exception {
        // given
        Stack stack = SharedStack.with(PartName.KAFKA);
        String kafka = stack.addresses().bootstrapServers();

        // when
        HttpResponse<String> answer;
        try (var application =
                        BillingProjectorApplication.start(
                                "--server.port=0",
                                "--starledger.kafka.bootstrap-servers=" + kafka);
                HttpClient client = HttpClient.newHttpClient()) {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            answer =
                    client.send(
                            HttpRequest.newBuilder(readiness).build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
}
