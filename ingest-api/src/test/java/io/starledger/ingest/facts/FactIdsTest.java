package io.starledger.ingest.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

final class FactIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    private final FactIds ids = new FactIds(new SecureRandom());

    @Test
    void aNewIdTellsItsVersionVariantAndMillisecond() {
        // when
        UUID id = ids.next(NOW);

        // then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void noTwoNewIdsAreTheSame() {
        // when
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            made.add(ids.next(NOW));
        }

        // then
        assertThat(made).hasSize(100_000);
    }

    @Test
    void theIdOfAKeyIsTheTenantsOwn() {
        // given
        TenantId one = new TenantId(new UUID(1, 1));
        TenantId other = new TenantId(new UUID(1, 2));
        IdempotencyKey key = new IdempotencyKey("order-7");

        // when
        UUID id = FactIds.of(one, key);

        // then
        assertThat(id.version()).isEqualTo(5);
        assertThat(FactIds.of(one, key)).isEqualTo(id);
        assertThat(FactIds.of(other, key)).isNotEqualTo(id);
        assertThat(FactIds.of(one, new IdempotencyKey("order-8"))).isNotEqualTo(id);
    }

    @Test
    void whatAKeyIsUsedForMakesIdsOfItsOwn() {
        // given
        TenantId tenant = new TenantId(new UUID(1, 1));
        IdempotencyKey key = new IdempotencyKey("order-7");

        // when
        Set<UUID> made =
                Set.of(
                        FactIds.of(tenant, key),
                        FactIds.ofRetraction(tenant, key),
                        FactIds.ofModeration(tenant, key),
                        FactIds.ofLine(tenant, key, new FactIds.KeyedLine(1, "{}")),
                        FactIds.ofLine(tenant, key, new FactIds.KeyedLine(2, "{}")),
                        FactIds.ofLine(tenant, key, new FactIds.KeyedLine(1, "{} ")));

        // then
        assertThat(made).hasSize(6).allMatch(id -> id.version() == 5);
        assertThat(FactIds.ofLine(tenant, key, new FactIds.KeyedLine(1, "{}"))).isIn(made);
    }
}
