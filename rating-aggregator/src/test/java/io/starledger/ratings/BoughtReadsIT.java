package io.starledger.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api.Answer;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a tenant has bought decides how fast it may read, and nothing keeps it from reading. */
@ExtendWith(RunningService.class)
class BoughtReadsIT {
    private static final String POLICY = "RateLimit-Policy";

    @AutoClose private final Log log = new Log();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api analyst = Api.as("analyst", tenant);

    @Test
    void aSuspendedTenantStillReads() {
        // given
        suspend(60);

        // when
        Answer item = analyst.get(Api.tenant(tenant) + "/items/book/rating");
        Answer items = analyst.get(Api.tenant(tenant) + "/items?order=count");
        Answer ratings = analyst.get(Api.tenant(tenant) + "/items/book/ratings");

        // then
        assertThat(List.of(item, items, ratings)).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void aTenantReadsAsFastAsItHasBought() {
        // given
        suspend(1);

        // when
        List<Answer> answers = List.of(read(), read(), read());

        // then
        assertThat(answers.getLast().status()).isEqualTo(429);
        assertThat(answers.getLast().body().get("type").asString()).endsWith("rate-limit-exceeded");
    }

    /** Returns when the service has it. */
    private void suspend(long requestsPerMinute) {
        TenantQuota quota =
                TenantQuota.newBuilder()
                        .setTenantId(tenant.value())
                        .setSteps(
                                List.of(
                                        new QuotaStep(
                                                Instant.EPOCH,
                                                "sold",
                                                true,
                                                0L,
                                                0L,
                                                requestsPerMinute,
                                                null,
                                                0L)))
                        .setReachedPercent(100)
                        .setCounted(List.of())
                        .setAccountRevision(1)
                        .setRevision(1)
                        .build();
        log.append(log.record(Topics.QUOTAS, new TenantKey(tenant), quota));
        String policy = "\"reads\";q=%d;w=60".formatted(6 * requestsPerMinute);
        await().atMost(RunningService.PATIENCE)
                .until(() -> read().headers().allValues(POLICY).contains(policy));
    }

    private Answer read() {
        return analyst.get(Api.tenant(tenant) + "/items/book/rating");
    }
}
