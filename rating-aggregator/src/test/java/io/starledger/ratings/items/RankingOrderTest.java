package io.starledger.ratings.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class RankingOrderTest {

    @ParameterizedTest
    @CsvSource({
        "count, COUNT",
        "mean, MEAN",
        "bayesian, BAYESIAN",
        "wilson, WILSON",
        "updated, UPDATED"
    })
    void eachOrderHasItsParameter(String parameter, RankingOrder order) {
        assertThat(RankingOrder.ofParameter(parameter)).contains(order);
    }

    @ParameterizedTest
    @CsvSource({"COUNT", "rating_count", "'count '", "''"})
    void nothingElseIsAnOrder(String parameter) {
        assertThat(RankingOrder.ofParameter(parameter)).isEmpty();
    }

    @Test
    void aValueComesBackFromItsTextToTheLastBit() {
        // given
        double mean = 13.0 / 3;
        Instant updatedAt = Instant.parse("2026-03-01T12:00:00.123Z");

        // then
        assertThat(RankingOrder.MEAN.parse(Double.toString(mean))).isEqualTo(mean);
        assertThat(RankingOrder.COUNT.parse("12")).isEqualTo(12L);
        assertThat(RankingOrder.UPDATED.parse(updatedAt.toString())).isEqualTo(updatedAt);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 1.5",
        "MEAN, many",
        "MEAN, NaN",
        "WILSON, Infinity",
        "UPDATED, yesterday",
        "UPDATED, +1000000000-12-31T23:59:59.999999999Z"
    })
    void whatTheColumnCannotHoldIsNoValue(RankingOrder order, String text) {
        assertThatThrownBy(() -> order.parse(text)).isInstanceOf(RuntimeException.class);
    }
}
