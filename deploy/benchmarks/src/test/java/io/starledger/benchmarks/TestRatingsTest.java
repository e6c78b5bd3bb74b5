package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

final class TestRatingsTest {

    @Test
    void aBodyIsARatingOfThePast() {
        JsonNode body =
                JsonMapper.builder().build().readTree(new TestRatings().bodies(1).getFirst());

        assertThat(body.propertyNames()).containsExactly("user_id", "item_id", "score", "rated_at");
        assertThat(body.get("score").intValue()).isBetween(1, 5);
        assertThat(Instant.parse(body.get("rated_at").stringValue())).isBefore(Instant.now());
    }

    @Test
    void everyLineOfABatchHasAnIdempotencyKeyOfItsOwn() {
        assertThat(new TestRatings().batch(100).lines())
                .hasSize(100)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("\\{.*\"idempotency_key\":\"[0-9a-f]{44}\"}"));
    }
}
