package io.starledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.rating.RatingLine;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class DemoTenantTest {
    private static final TenantId TENANT = TenantId.parse("11111111-1111-4111-8111-111111111111");
    private static final DemoTenant DEMO = DemoTenant.of(TENANT);

    @Test
    void itIsTheSameEveryTime() {
        assertThat(DemoTenant.of(TENANT)).isEqualTo(DEMO);
    }

    @Test
    void fewItemsHaveMostOfTheRatings() {
        Map<String, Long> counts = DEMO.counts();

        long most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long least = counts.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        assertThat(counts).hasSize(DemoBook.values().length);
        assertThat(most).isGreaterThan(8 * least);
    }

    @Test
    void someRateAgainSomeTakeBackAndSomeSayWhy() {
        long raters = DEMO.ratings().stream().map(RatingLine::rater).distinct().count();

        assertThat(raters).isLessThan(DEMO.ratings().size());
        assertThat(DEMO.retractions()).isNotEmpty();
        assertThat(DEMO.ratings()).anySatisfy(rating -> assertThat(rating.comment()).isPresent());
        assertThat(DEMO.ratings()).allSatisfy(rating -> assertThat(rating.score()).isBetween(1, 5));
    }
}
