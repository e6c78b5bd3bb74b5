package io.starledger.platform.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tenant has which limits.
 *
 * @param defaultPlan of every tenant that is not named
 * @param plans by name; {@code unlimited} is always one of them
 * @param tenants the names of plans by tenant
 */
@Validated
@ConfigurationProperties("starledger.limits")
public record LimitsSettings(
        @NotEmpty @DefaultValue(LimitsSettings.UNLIMITED) String defaultPlan,
        @DefaultValue Map<String, @Valid Plan> plans,
        @DefaultValue Map<String, String> tenants) {
    static final String UNLIMITED = "unlimited";

    public LimitsSettings {
        plans = Map.copyOf(plans);
        tenants = Map.copyOf(tenants);
        requireKnown(defaultPlan, plans);
        for (String plan : tenants.values()) {
            requireKnown(plan, plans);
        }
    }

    /** One that {@link #defaultPlan} or {@link #tenants} names. */
    Plan plan(String name) {
        Plan configured = plans.get(name);
        return configured == null ? Plan.UNLIMITED : configured;
    }

    private static void requireKnown(String name, Map<String, Plan> plans) {
        if (!find(name, plans)) {
            Set<String> known = new TreeSet<>(plans.keySet());
            known.add(UNLIMITED);
            throw new IllegalArgumentException(
                    "expected one of the plans %s but was '%s'".formatted(known, name));
        }
    }

    private static boolean find(@Nullable String name, Map<String, Plan> plans) {
        return UNLIMITED.equals(name) || (name != null && plans.containsKey(name));
    }
}
