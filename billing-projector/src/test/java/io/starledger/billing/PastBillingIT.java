package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.billing.past.PastAnswer;
import io.starledger.billing.past.PastBilling;
import io.starledger.billing.past.PastRatings;
import io.starledger.billing.past.PastRatings.Rating;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What a tenant could do and had used at an instant. Ratings are of no later time than those of
 * {@link KilledServiceIT}: for how long a repetition is known goes by the log's own time.
 */
@ExtendWith(RunningBilling.class)
final class PastBillingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TENANTS = 2;
    private static final int INSTANTS = 200;
    private static final int ROUNDS = 5;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Shop> shops = new ArrayList<>();
    private BillingLog log;

    /** A tenant and all that is in the logs of it. */
    private record Shop(
            TenantId tenant, List<SpecificRecord> facts, List<Rating> ratings, Api admin) {
        List<Instant> counted() {
            return PastRatings.counted(ratings, this::partition);
        }

        private int partition(String item) {
            return ItemPartitioner.partition(
                    (tenant + "/" + item).getBytes(StandardCharsets.UTF_8),
                    Topics.RATINGS_PARTITIONS);
        }

        JsonNode get(String call, Instant asOf) {
            return admin.get("/v1/tenants/" + tenant + call + "as_of=" + asOf).body();
        }
    }

    @BeforeEach
    void open() {
        log = new BillingLog();
        for (int i = 0; i < TENANTS; i++) {
            TenantId tenant = new TenantId(UUID.randomUUID());
            shops.add(
                    new Shop(
                            tenant,
                            PastBilling.of(tenant, random),
                            PastRatings.of(random),
                            Api.as("tenant-admin", tenant)));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void atAnyInstantQuotaAndUseAreWhatPlainCodeMakesOfTheLogs() throws Exception {
        System.out.println("seed of the past: " + seed);
        // given
        for (int round = 0; round < ROUNDS; round++) {
            tell(round);
        }

        // when
        List<Asked> asked = new ArrayList<>();
        for (Shop shop : shops) {
            List<Instant> counted = shop.counted();
            for (int i = 0; i < INSTANTS / TENANTS; i++) {
                Instant asOf = instant(shop);
                asked.add(new Asked(shop, counted, asOf, shop.get("/quota?", asOf)));
            }
        }

        // then
        for (Asked one : asked) {
            Shop shop = one.shop();
            assertThat(PastAnswer.of(one.quota()))
                    .as("seed %d, %s as of %s", seed, shop.tenant(), one.asOf())
                    .isEqualTo(
                            PastAnswer.of(shop.tenant(), shop.facts(), one.counted(), one.asOf()));
        }
        for (int i = 0; i < asked.size(); i += 10) {
            verifyUse(asked.get(i));
        }
    }

    private record Asked(Shop shop, List<Instant> counted, Instant asOf, JsonNode quota) {}

    /** A part of every log, once what was told before is known: it is late where it belongs. */
    private void tell(int round) throws Exception {
        for (Shop shop : shops) {
            part(shop.facts(), round).forEach(fact -> append(shop.tenant(), fact));
            part(shop.ratings(), round).forEach(rating -> append(shop.tenant(), rating));
        }
        log.flush();
        for (Shop shop : shops) {
            int facts = shop.facts().size() * (round + 1) / ROUNDS;
            List<Rating> ratings =
                    shop.ratings().subList(0, shop.ratings().size() * (round + 1) / ROUNDS);
            int counted = PastRatings.counted(ratings, shop::partition).size();
            await().atMost(PATIENCE)
                    .until(() -> facts(shop).equals(List.of(Integer.toString(facts))));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(ratings(shop))
                                            .containsExactly(Integer.toString(counted)));
        }
    }

    private static <T> List<T> part(List<T> all, int round) {
        return all.subList(all.size() * round / ROUNDS, all.size() * (round + 1) / ROUNDS);
    }

    private void append(TenantId tenant, SpecificRecord fact) {
        TenantKey key = new TenantKey(tenant);
        Instant at = PastAnswer.knownAt(fact);
        if (fact instanceof TenantStripeEvent event) {
            log.append(Topics.STRIPE_EVENTS, key, event, at);
        } else {
            log.append(Topics.GRANTS, key, (GrantDecision) fact, at);
        }
    }

    /** Some are retracted at once, which gives nothing back. */
    private void append(TenantId tenant, Rating rating) {
        append(tenant, rating, rating.id(), submitted(rating));
        if (random.nextInt(5) == 0) {
            append(tenant, rating, UUID.randomUUID(), new RatingRetracted());
        }
    }

    private void append(TenantId tenant, Rating rating, UUID id, Object fact) {
        log.append(
                Topics.RATING_EVENTS,
                new ItemKey(tenant, new ItemId(rating.item())),
                new RatingEvent(id, tenant.value(), rating.item(), "user", fact),
                rating.acceptedAt());
    }

    private static RatingSubmitted submitted(Rating rating) {
        return new RatingSubmitted(5, rating.acceptedAt(), null, null);
    }

    private Instant instant(Shop shop) {
        long length = Duration.between(PastBilling.BEGIN, PastBilling.END).plusDays(70).toMillis();
        return switch (random.nextInt(4)) {
            case 0 -> any(shop.ratings()).acceptedAt().minusMillis(random.nextInt(2));
            case 1 -> PastAnswer.knownAt(any(shop.facts())).minusMillis(random.nextInt(2));
            default -> PastBilling.BEGIN.plusMillis(random.nextLong(length)).minusSeconds(86_400);
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void verifyUse(Asked one) {
        Instant from = one.asOf().minus(Duration.ofDays(20));
        for (String step : List.of("hour", "day", "period")) {
            JsonNode usage =
                    one.shop().get("/usage?step=" + step + "&from=" + from + "&", one.asOf());
            for (JsonNode point : usage.get("points")) {
                Instant startsAt = Instant.parse(point.get("starts_at").asString());
                Instant endsAt = Instant.parse(point.get("ends_at").asString());
                assertThat(point.get("ratings").asLong())
                        .as("seed %d, %s of %s as of %s", seed, step, startsAt, one.asOf())
                        .isEqualTo(
                                one.counted().stream()
                                        .filter(it -> !it.isBefore(startsAt) && it.isBefore(endsAt))
                                        .filter(it -> !it.isAfter(one.asOf()))
                                        .count());
            }
        }
    }

    private List<String> facts(Shop shop) {
        return RunningBilling.database()
                .texts(
                        "select count(*) from billing.account_history where tenant_id = '%s'"
                                .formatted(shop.tenant()));
    }

    private List<String> ratings(Shop shop) {
        return RunningBilling.database()
                .texts(
                        "select coalesce(sum(ratings), 0) from billing.usage_sums where width = 0 and tenant_id = '%s'"
                                .formatted(shop.tenant()));
    }
}
