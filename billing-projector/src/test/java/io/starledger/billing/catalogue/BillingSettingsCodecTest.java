package io.starledger.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.BillingSettings.Allowed;
import io.starledger.billing.catalogue.BillingSettings.Appointed;
import io.starledger.billing.catalogue.BillingSettings.Price;
import io.starledger.billing.catalogue.BillingSettings.Version;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class BillingSettingsCodecTest {
    private static final Allowed MUCH = new Allowed(100, 10, 60, Duration.ofDays(30));
    private static final BillingSettings SETTINGS =
            new BillingSettings(
                    "acct_platform",
                    List.of(
                            new Appointed(
                                    "acct_2", List.of("11111111-1111-4111-8111-111111111111"))),
                    List.of(
                            new Price(null, "price_1", "growth", null),
                            new Price("acct_2", "price_2", null, "seats")),
                    List.of(
                            new Version(
                                    Instant.EPOCH,
                                    Map.of("free", MUCH, "trial", MUCH, "My.Plan 2", MUCH),
                                    Map.of("seats", MUCH)),
                            new Version(
                                    Instant.parse("2026-06-01T00:00:00Z"),
                                    Map.of("free", MUCH, "trial", MUCH),
                                    Map.of())),
                    List.of("free", "trial", "My.Plan 2"),
                    "My.Plan 2",
                    Duration.ofHours(36));

    @Test
    void whatIsKeptIsReadAsItWasAmongOtherSettings() {
        // given
        Map<String, String> kept = new HashMap<>(BillingSettingsCodec.encode(SETTINGS));
        kept.put("slots.main", "0-1023");

        // when
        BillingSettings read = BillingSettingsCodec.decode(kept);

        // then
        assertThat(read).isEqualTo(SETTINGS);
    }

    @Test
    void eachPartHasTheNameItIsConfiguredBy() {
        // when
        Map<String, String> kept = BillingSettingsCodec.encode(SETTINGS);

        // then
        assertThat(kept)
                .containsEntry("billing.platform-account", "acct_platform")
                .containsEntry("billing.prices[1].add-on", "seats")
                .containsEntry("billing.catalogue[0].plans.free.ratings-per-month", "100")
                .containsEntry("billing.grace", "PT36H")
                .doesNotContainKey("billing.prices[0].account");
    }
}
