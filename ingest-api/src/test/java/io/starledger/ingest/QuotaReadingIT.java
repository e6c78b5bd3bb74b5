package io.starledger.ingest;

import static io.starledger.ingest.QuotaLog.holding;
import static io.starledger.ingest.QuotaLog.suspended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Part;
import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every instance holds every quota, whatever befalls the topic. */
@ExtendWith(RunningIngest.class)
class QuotaReadingIT {
    private static final Problem SUSPENDED = new Problem(402, "account-suspended");
    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api admin = Api.as("tenant-admin", tenant);
    private final QuotaLog quotas = new QuotaLog();
    private final Part kafka = RunningIngest.processes().kafka();

    @AfterEach
    void close() {
        quotas.close();
        RunningIngest.awaitKafka();
    }

    @Test
    void anInstanceIsNotThereBeforeItHasReadEveryQuota() {
        // given
        for (int i = 0; i < 20_000; i++) {
            TenantId other = new TenantId(UUID.randomUUID());
            quotas.send(other, QuotaLog.quota(other, List.of(), holding(Instant.EPOCH, 1_000L, i)));
        }
        quotas.write(tenant, suspended(Instant.EPOCH));

        // when
        Answer first;
        try (Another instance = Another.start()) {
            first = instance.submit(admin);
        }

        // then
        SUSPENDED.assertIs(first);
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        // given
        byte[] noAvro = {1, 2, 3};
        byte[] unknownSchema = {0, 127, 127, 127, 127, 2};
        quotas.write(tenant, noAvro);
        quotas.write(tenant, unknownSchema);

        // when
        quotas.write(tenant, suspended(Instant.EPOCH));

        // then
        SUSPENDED.assertIs(untilSuspended());
    }

    @Test
    void afterAKillQuotasAreFollowedAgainAndUntilThenNobodyKnowsHowManyAreUnread() {
        // given
        quotas.write(tenant, holding(Instant.EPOCH, 1_000L, 0));
        await().atMost(PATIENCE).until(() -> unread() == 0);

        // when
        kafka.kill();
        await().atMost(PATIENCE).until(() -> unread() == Long.MAX_VALUE);
        Answer unready =
                await().atMost(PATIENCE)
                        .until(() -> Api.get(READINESS), answer -> answer.status() != 200);
        kafka.start();
        quotas.write(tenant, suspended(Instant.EPOCH));
        Answer refused = untilSuspended();

        // then
        assertThat(unready.status()).isEqualTo(503);
        SUSPENDED.assertIs(refused);
        await().atMost(PATIENCE).until(() -> unread() == 0);
    }

    private Answer untilSuspended() {
        return await().atMost(PATIENCE)
                .until(() -> WriteCall.SUBMIT.by(admin), answer -> answer.status() == 402);
    }

    /** As whoever watches the service is told. */
    private static double unread() {
        return Api.get("/actuator/prometheus")
                .raw()
                .lines()
                .filter(line -> line.matches("starledger_view_lagged_records\\{.*\"quotas\".*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findAny()
                .orElseThrow();
    }
}
