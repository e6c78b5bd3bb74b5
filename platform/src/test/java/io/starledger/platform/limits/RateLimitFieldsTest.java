package io.starledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import java.time.Duration;
import java.util.UUID;

class RateLimitFieldsTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUESTS | 1000 | 60 | 199 | \"requests\";q=1000;w=60 | \"requests\";r=199;t=1",
                "READS    | 10   | 60 | 0   | \"reads\";q=10;w=60      | \"reads\";r=0;t=6",
                "READS    | 7    | 60 | -3  | \"reads\";q=7;w=60       | \"reads\";r=0;t=9",
                "RATINGS  | 500  | 1  | 5   | \"ratings\";q=500;w=1    | \"ratings\";r=5;t=1"
            })
    void aLimitIsSaidInStructuredFields(
            Meter meter, long amount, long seconds, long left, String policy, String limit) {
        // given
        HttpHeaders headers = new HttpHeaders();
        Limit given = new Limit(amount, Duration.ofSeconds(seconds), 200);

        // when
        new RateLimitFields(new BucketKey(TENANT, meter, given))
                .add(headers, new Draw(true, left, Duration.ZERO));

        // then
        assertThat(headers.get("RateLimit-Policy")).containsExactly(policy);
        assertThat(headers.get("RateLimit")).containsExactly(limit);
    }

    @Test
    void aSecondLimitStandsBesideTheFirst() {
        // given
        HttpHeaders headers = new HttpHeaders();
        Limit limit = new Limit(1, Duration.ofSeconds(1), 1);
        Draw draw = new Draw(true, 1, Duration.ZERO);

        // when
        new RateLimitFields(new BucketKey(TENANT, Meter.REQUESTS, limit)).add(headers, draw);
        new RateLimitFields(new BucketKey(TENANT, Meter.RATINGS, limit)).add(headers, draw);

        // then
        assertThat(headers.get("RateLimit"))
                .containsExactly("\"requests\";r=1;t=1", "\"ratings\";r=1;t=1");
    }

    @Test
    void aKeyInRedisIsOfTheTenantsUuidAndOfNumbers() {
        // given
        BucketKey key =
                new BucketKey(TENANT, Meter.READS, new Limit(10, Duration.ofMinutes(1), 20));

        // then
        assertThat(key.inRedis()).isEqualTo("limits:{" + TENANT + "}:reads:10:60:20");
    }
}
