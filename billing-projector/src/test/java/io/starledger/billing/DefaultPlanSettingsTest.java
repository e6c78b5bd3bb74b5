package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.platform.limits.Limit;
import io.starledger.platform.limits.LimitsSettings;
import io.starledger.platform.limits.Plan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Whoever sells a plan and whoever enforces it have files of their own, and say the same. */
class DefaultPlanSettingsTest {
    private static final String DEFAULT = "starledger.limits.default-plan";

    @Test
    void theFreePlanIsTheSameWhereItIsSoldAndWhereItIsEnforced() throws IOException {
        // when
        Binder settings = settings(Map.of());
        LimitsSettings enforced = settings.bind("starledger.limits", LimitsSettings.class).get();

        // then
        Limits sold = Catalogue.DEFAULT.limitsOf(PlanName.FREE, Instant.EPOCH);
        Plan free = requireNonNull(enforced.plans().get("free"));
        Limit requests = requireNonNull(free.requests());
        Limit ratings = requireNonNull(free.ratings());
        assertThat(free.ratingsPerMonth()).isEqualTo(sold.ratingsPerMonth());
        assertThat(requests.amount()).isEqualTo(sold.requestsPerMinute()).isEqualTo(1_000);
        assertThat(requests.per()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ratings.amount()).isEqualTo(sold.ratingsPerSecond());
        assertThat(ratings.per()).isEqualTo(Duration.ofSeconds(1));
        assertThat(enforced.defaultPlan()).isEqualTo("free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"free", "unlimited"})
    void theDefaultPlanIsThatOfTheLimits(String plan) throws IOException {
        // when
        Binder settings = settings(Map.of(DEFAULT, plan));
        BillingSettings billing = settings.bind("starledger.billing", BillingSettings.class).get();

        // then
        assertThat(billing.rules().defaultPlan()).isEqualTo(new PlanName(plan));
    }

    /** As the service reads them. */
    private static Binder settings(Map<String, Object> given) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("given", given));
        for (String file : new String[] {"billing-projector", "platform"}) {
            sources.addLast(
                    new YamlPropertySourceLoader()
                            .load(file, new ClassPathResource(file + ".yml"))
                            .getFirst());
        }
        return Binder.get(environment);
    }
}
