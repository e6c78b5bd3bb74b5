package io.starledger.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.platform.limits.LimitsSettings;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class HeldQuotasTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-11-01T09:30:17Z");
    private static final Instant END = Instant.parse("2026-12-01T09:30:17Z");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final HeldQuotas quotas = new HeldQuotas(configured(Map.of()));

    @Test
    void aTenantHasWhatItsRecordSaysUntilATombstoneEndsIt() {
        // given
        Quota presumed = quotas.of(tenant);

        // when
        quotas.serving().put(tenant, quota(tenant, 3));
        Quota recorded = quotas.of(tenant);
        quotas.serving().remove(tenant);

        // then
        assertThat(presumed.at(NOW).isLimited()).isFalse();
        assertThat(recorded.at(NOW).used()).isEqualTo(3);
        assertThat(quotas.of(tenant)).isEqualTo(presumed);
    }

    @Test
    void ratesAreThoseOfTheRecordUnlessTheConfigurationNamesTheTenant() {
        // given
        TenantId named = new TenantId(UUID.randomUUID());
        QuotaLimits limits =
                new QuotaLimits(quotas, configured(Map.of(named.toString(), "unlimited")));
        quotas.serving().put(tenant, quota(tenant, 0));
        quotas.serving().put(named, quota(named, 0));

        // then
        assertThat(limits.at(tenant, NOW)).isEqualTo(new Allowed(10_000L, 5L, 60L).toPlan());
        assertThat(limits.at(named, NOW).requests()).isNull();
    }

    /** Measured: 429 bytes, of a tenant with all partitions counted and a period to come. */
    @Test
    void aTenantTakesLessThanSixHundredBytes() {
        // given
        int tenants = 50_000;
        QuotaCodec codec = new QuotaCodec(configured(Map.of()));
        long before = usedMemory();

        // when
        for (int i = 0; i < tenants; i++) {
            TenantId one = new TenantId(new UUID(0, i));
            quotas.serving().put(one, codec.decode(one, record(one, i), NOW));
        }

        // then
        long each = (usedMemory() - before) / tenants;
        assertThat(quotas.size()).isEqualTo(tenants);
        assertThat(each).isBetween(100L, 600L);
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static ConfiguredLimits configured(Map<String, String> tenants) {
        return new ConfiguredLimits(new LimitsSettings("unlimited", Map.of(), tenants));
    }

    private static Quota.Recorded quota(TenantId tenant, long used) {
        return new QuotaCodec(configured(Map.of())).decode(tenant, record(tenant, used), NOW);
    }

    private static TenantQuota record(TenantId tenant, long used) {
        return TenantQuota.newBuilder()
                .setTenantId(tenant.value())
                .setSteps(List.of(step(Instant.EPOCH, 0), step(BEGIN, used), step(END, 0)))
                .setReachedPercent(0)
                .setCounted(
                        IntStream.range(0, 12).mapToObj(i -> new UsedUpTo(i, used + i)).toList())
                .setAccountRevision(1)
                .setRevision(1)
                .build();
    }

    private static QuotaStep step(Instant from, long used) {
        return new QuotaStep(from, "free", false, 10_000L, 5L, 60L, null, used);
    }
}
