package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.BlockedCalls;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

@ExtendWith(RunningWebhooks.class)
class DescriptionIT {
    private static final String PLATFORM = "/v1/stripe/webhooks";
    private static final String TENANT = "/v1/tenants/{tenantId}/stripe/webhooks";

    private final JsonNode api =
            new JsonMapper()
                    .readTree(
                            StripeSide.send(
                                            HttpRequest.newBuilder(
                                                    RunningWebhooks.url().resolve("/v3/api-docs")))
                                    .join()
                                    .raw());

    /** Descriptions are read from jars when they are asked for; no delivery waits. */
    @AfterAll
    static void forgetWhatBlocked() {
        BlockedCalls.take();
    }

    @Test
    void nothingButTheTwoEndpointsIsDescribed() {
        assertThat(api.path("paths").propertyNames()).containsExactlyInAnyOrder(PLATFORM, TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {PLATFORM, TENANT})
    void eachSaysThatASignatureStandsForATokenAndEveryAnswerItGives(String path) {
        // when
        JsonNode operation = api.path("paths").path(path).path("post");

        // then
        assertThat(operation.path("summary").asString("")).isNotEmpty();
        assertThat(operation.path("security").get(0).propertyNames())
                .containsExactly("stripe-signature");
        assertThat(operation.path("responses").propertyStream().map(Map.Entry::getKey).sorted())
                .containsExactly("200", "400", "408", "413", "503");
        assertThat(api.at("/components/securitySchemes/stripe-signature/name").asString())
                .isEqualTo("Stripe-Signature");
    }

    @Test
    void theExampleIsTaken() {
        // given
        byte[] example =
                new JsonMapper()
                        .writeValueAsBytes(
                                api.path("paths")
                                        .path(PLATFORM)
                                        .path("post")
                                        .at("/requestBody/content/application~1json/example"));

        // when
        StripeSide.Answer answer =
                StripeSide.toPlatform()
                        .post(example, RunningWebhooks.OLD.sign(example, Instant.now()));

        // then
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
    }
}
