package io.starledger.ingest;

import static io.starledger.ingest.QuotaLog.holding;
import static io.starledger.ingest.QuotaLog.quota;
import static io.starledger.ingest.QuotaLog.suspended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.platform.generation.Decision;
import io.starledger.platform.generation.Decision.Dropped;
import io.starledger.platform.generation.Decision.Promoted;
import io.starledger.platform.generation.Decision.Started;
import io.starledger.platform.generation.Generations;
import io.starledger.platform.generation.KafkaGenerations;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Quotas are those of the generation of billing that serves, as the ledger says. */
@ExtendWith(RunningIngest.class)
final class ServedQuotasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BILLING = "billing";

    private static final QuotaStep OPEN = holding(Instant.EPOCH, 1_000_000L, 0);
    private static final QuotaStep CLOSED = suspended(Instant.EPOCH);

    private final KafkaGenerations ledger = RunningIngest.bean(KafkaGenerations.class);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private final QuotaLog before = new QuotaLog();
    private int built;
    private QuotaLog after;

    @BeforeEach
    void build() {
        if (generations().highest() == 0) {
            start();
        }
        start();
        built = generations().highest();
        new TopicProvisioner(RunningIngest.bean(Admin.class), (short) 1)
                .provision(List.of(Topics.QUOTAS.ofGeneration(built)));
        after = new QuotaLog(built);
    }

    @AfterEach
    void goBack() {
        if (generations().serving() == built) {
            promote(1, null);
        }
        decide(new Dropped(built));
        before.close();
        after.close();
    }

    @Test
    void quotasAreThoseOfTheOneThatServesAndThoseBeforeThemAfterwards() {
        // given
        before.write(tenant, OPEN);
        after.write(tenant, CLOSED);
        before.write(other, CLOSED);
        after.write(other, OPEN);
        untilAnswered(other, 402);
        int open = answer(tenant);

        // when
        promote(built, "a test");
        untilAnswered(tenant, 402);
        untilAnswered(other, 202);
        promote(1, null);

        // then
        assertThat(open).isEqualTo(202);
        untilAnswered(tenant, 202);
        untilAnswered(other, 402);
    }

    @Test
    void noQuotaIsMissingOrOlderThanOneThatWasUsed() {
        // given
        TenantId absent = new TenantId(UUID.randomUUID());
        before.write(absent, CLOSED);
        before.write(other, quota(other, List.of(new UsedUpTo(3, 100L)), CLOSED));
        after.write(other, quota(other, List.of(new UsedUpTo(3, 99L)), OPEN));
        before.write(tenant, OPEN);
        after.write(tenant, CLOSED);
        untilAnswered(absent, 402);
        untilAnswered(other, 402);

        // when
        promote(built, "a test");
        untilAnswered(tenant, 402);
        int ofAbsent = answer(absent);
        int ofOlder = answer(other);
        after.write(other, quota(other, List.of(new UsedUpTo(3, 100L)), OPEN));
        after.write(absent, OPEN);

        // then
        assertThat(List.of(ofAbsent, ofOlder)).containsOnly(402);
        untilAnswered(other, 202);
        untilAnswered(absent, 202);
    }

    @Test
    void anInstanceThatIsStartedThenReadsTheServingOneAtOnce() {
        // given
        before.write(tenant, OPEN);
        after.write(tenant, CLOSED);

        // when
        promote(built, "a test");
        int status;
        try (Another instance = Another.start()) {
            status = instance.submit(Api.as("tenant-admin", tenant)).status();
        }

        // then
        assertThat(status).isEqualTo(402);
    }

    private Generations generations() {
        return ledger.of(BILLING);
    }

    private void start() {
        decide(new Started(generations().highest() + 1, Map.of(), Map.of(), null));
    }

    private void promote(int generation, @Nullable String reason) {
        decide(new Promoted(generation, generations().serving(), reason));
    }

    private void decide(Decision decision) {
        Generations _ = ledger.decide(BILLING, decision, "test");
    }

    private static int answer(TenantId of) {
        return WriteCall.SUBMIT.by(Api.as("tenant-admin", of)).status();
    }

    private static void untilAnswered(TenantId of, int status) {
        await().atMost(PATIENCE).until(() -> answer(of) == status);
    }
}
