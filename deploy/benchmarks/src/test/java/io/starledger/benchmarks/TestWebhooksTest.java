package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

final class TestWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.999Z");

    private final TestWebhooks webhooks = new TestWebhooks("whsec_test");

    @Test
    void aDeliveryIsOfAnEventOfItsCustomerAndSecond() {
        // when
        TestWebhooks.Delivery delivery = webhooks.delivery(7, NOW);

        // then
        JsonNode event = JsonMapper.builder().build().readTree(delivery.body());
        assertThat(event.get("id").stringValue()).isEqualTo(delivery.event());
        assertThat(event.get("created").longValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(event.at("/data/object/customer").stringValue())
                .isEqualTo(TestWebhooks.customer(7));
        assertThat(delivery.signature()).matches("t=" + NOW.getEpochSecond() + ",v1=[0-9a-f]{64}");
    }

    @Test
    void everyDeliveryIsOfAnEventOfItsOwn() {
        assertThat(webhooks.deliveries(100))
                .extracting(TestWebhooks.Delivery::event)
                .doesNotHaveDuplicates();
    }
}
