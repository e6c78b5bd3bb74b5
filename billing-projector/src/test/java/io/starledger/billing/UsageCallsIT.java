package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What a tenant is answered about its use. */
@ExtendWith(RunningBilling.class)
final class UsageCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final String path = "/v1/tenants/" + tenant + "/usage";
    private final Api admin = Api.as("tenant-admin", tenant);
    private BillingLog log;

    @BeforeEach
    void open() {
        log = new BillingLog();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void useIsToldByPeriod() {
        // given
        Instant before = Told.BEGIN.minus(Duration.ofDays(30));
        new Told(log)
                .usage(
                        tenant,
                        9,
                        new PeriodUsage(before, Told.BEGIN, 5L),
                        new PeriodUsage(Told.BEGIN, Told.END, 7L));

        // when
        await().atMost(PATIENCE).until(() -> revision(path) == 9);
        JsonNode all = admin.get(path + "?step=period&from=2020-01-01T00:00:00Z").body();
        JsonNode now = admin.get(path + "?from=" + Told.BEGIN).body();

        // then
        assertThat(all.get("points")).hasSize(2);
        assertThat(all.at("/points/0/ratings").asLong()).isEqualTo(5);
        assertThat(all.at("/points/1/starts_at").asString()).isEqualTo(Told.BEGIN.toString());
        assertThat(now.get("points")).hasSize(1);
        assertThat(now.at("/points/0/ratings").asLong()).isEqualTo(7);
    }

    /**
     * Within a day of what {@link KilledServiceIT} rates: repetitions are known for a day of the
     * log's own time, which what is accepted much later would move on.
     */
    @Test
    void useIsToldByHourAndByDayAsItWasAccepted() throws Exception {
        // given
        Instant noon = Instant.parse("2026-03-12T12:00:00Z");
        UUID repeated = rate(noon);
        rate(noon, repeated);
        rate(noon.plusMillis(3_599_999));
        rate(noon.plus(Duration.ofHours(2)));
        rate(noon.plus(Duration.ofHours(12)));
        log.flush();
        String march = path + "?from=2026-03-12T12:30:00Z&to=2026-03-13T12:00:00Z&step=";

        // when
        await().atMost(PATIENCE)
                .until(() -> ratings(admin.get(march + "day").body()).equals(List.of(3L, 1L)));
        await().atMost(PATIENCE).until(() -> revision(path) > 0);
        JsonNode hours = admin.get(march + "hour").body();
        JsonNode days = admin.get(march + "day").body();

        // then
        List<Long> expected = new ArrayList<>(Collections.nCopies(24, 0L));
        expected.set(0, 2L);
        expected.set(2, 1L);
        expected.set(12, 1L);
        assertThat(ratings(hours)).isEqualTo(expected);
        assertThat(hours.get("step").asString()).isEqualTo("hour");
        assertThat(hours.get("from").asString()).isEqualTo("2026-03-12T12:30:00Z");
        assertThat(hours.at("/points/0/starts_at").asString()).isEqualTo("2026-03-12T12:00:00Z");
        assertThat(hours.at("/points/0/ends_at").asString()).isEqualTo("2026-03-12T13:00:00Z");
        assertThat(hours.at("/points/23/ends_at").asString()).isEqualTo("2026-03-13T12:00:00Z");
        assertThat(days.at("/points/0/starts_at").asString()).isEqualTo("2026-03-12T00:00:00Z");
        assertThat(days.at("/points/1/ends_at").asString()).isEqualTo("2026-03-14T00:00:00Z");
        assertThat(days.get("revision").asLong()).isPositive();
        assertThat(
                        RunningBilling.database()
                                .texts(
                                        """
                                        select distinct h.source_partition - u.source_partition
                                        from billing.usage_hours h join billing.usage u using (tenant_id) where tenant_id = '%s'
                                        """
                                                .formatted(tenant)))
                .as("partitions of hours beside that of the tenant")
                .containsExactly("0");
    }

    @Test
    void whereNothingWasAcceptedThereAreZeros() {
        // when
        JsonNode hours = admin.get(path + "?step=hour").body();
        JsonNode days = admin.get(path + "?step=day").body();

        // then
        assertThat(ratings(hours)).hasSizeBetween(24, 25).containsOnly(0L);
        assertThat(ratings(days)).hasSizeBetween(30, 31).containsOnly(0L);
        assertThat(hours.get("counted_until").isNull()).isTrue();
    }

    @Test
    void everythingWrongIsNamed() {
        // when
        JsonNode all = admin.get(path + "?from=yesterday&to=2026&step=week").body();
        JsonNode order =
                admin.get(path + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z").body();
        JsonNode far = admin.get(path + "?step=hour&from=2026-01-01T00:00:00Z").body();

        // then
        assertThat(pointers(all)).containsExactly("?to", "?from", "?step");
        assertThat(pointers(order)).containsExactly("?from");
        assertThat(pointers(far)).containsExactly("?from");
        assertThat(far.at("/violations/0/detail").asString())
                .startsWith("expected an instant at most 31 days before ")
                .endsWith(" but was 2026-01-01T00:00:00Z");
    }

    private long revision(String path) {
        return admin.get(path).body().path("revision").asLong();
    }

    private UUID rate(Instant acceptedAt) {
        UUID id = UUID.randomUUID();
        rate(acceptedAt, id);
        return id;
    }

    private void rate(Instant acceptedAt, UUID id) {
        log.append(
                Topics.RATING_EVENTS,
                new ItemKey(tenant, new ItemId("book")),
                new RatingEvent(
                        id,
                        tenant.value(),
                        "book",
                        "user",
                        new RatingSubmitted(5, acceptedAt, null, null)),
                acceptedAt);
    }

    private static List<Long> ratings(JsonNode usage) {
        List<Long> ratings = new ArrayList<>();
        usage.path("points").forEach(it -> ratings.add(it.get("ratings").asLong()));
        return ratings;
    }

    private static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.get("violations").forEach(it -> pointers.add(it.get("pointer").asString()));
        return pointers;
    }
}
