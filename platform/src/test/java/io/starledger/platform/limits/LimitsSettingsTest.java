package io.starledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

class LimitsSettingsTest {
    private static final TenantId NAMED = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());
    private static final Map<String, String> PLANS =
            Map.of(
                    "plans.free.requests.amount",
                    "1000",
                    "plans.free.requests.per",
                    "1m",
                    "plans.free.requests.burst",
                    "200",
                    "plans.free.ratings.amount",
                    "50",
                    "plans.free.ratings.per",
                    "1s",
                    "plans.free.ratings.burst",
                    "100",
                    "default-plan",
                    "free",
                    "tenants." + NAMED,
                    "unlimited");

    @Test
    void aTenantHasThePlanItIsNamedForAndElseTheDefault() {
        // when
        ConfiguredLimits limits = new ConfiguredLimits(bind(Map.of()));

        // then
        Plan free = limits.at(OTHER, Instant.EPOCH);
        assertThat(free.of(Meter.REQUESTS)).isEqualTo(new Limit(1000, Duration.ofMinutes(1), 200));
        assertThat(free.of(Meter.RATINGS)).isEqualTo(new Limit(50, Duration.ofSeconds(1), 100));
        assertThat(free.of(Meter.READS)).isNull();
        assertThat(limits.at(NAMED, Instant.EPOCH)).isEqualTo(Plan.UNLIMITED);
    }

    @Test
    void nothingConfiguredLimitsNobody() {
        // when
        LimitsSettings settings = new Binder().bindOrCreate("none", LimitsSettings.class);

        // then
        assertThat(new ConfiguredLimits(settings).at(OTHER, Instant.EPOCH))
                .isEqualTo(Plan.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "default-plan, gold, expected one of the plans",
        "tenants.11111111-1111-4111-8111-111111111111, gold, expected one of the plans",
        "plans.free.requests.per, 1500ms, expected whole seconds but was PT1.5S",
        "plans.free.requests.per, 0s, expected whole seconds but was PT0S"
    })
    void aMistakeIsRefusedAtTheStart(String key, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of(key, value)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining(message);
    }

    private static LimitsSettings bind(Map<String, String> changes) {
        Map<String, String> properties = new HashMap<>();
        PLANS.forEach((key, value) -> properties.put("limits." + key, value));
        changes.forEach((key, value) -> properties.put("limits." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("limits", LimitsSettings.class)
                .get();
    }
}
