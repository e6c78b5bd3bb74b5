package io.starledger.billing.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What plans and add-ons allow in periods that begin at or after {@code validFrom}. */
public record CatalogueVersion(Instant validFrom, List<Plan> plans, Map<AddOnName, Limits> addOns) {
    /**
     * For whoever configures none. Whoever never bought anything has what {@code platform.yml} says
     * of {@code free}, which is the same.
     */
    public static final CatalogueVersion DEFAULT =
            new CatalogueVersion(
                    Instant.EPOCH,
                    List.of(
                            plan(PlanName.FREE, new Limits(10_000, 1_000, 1_000, days(30))),
                            plan(PlanName.TRIAL, new Limits(100_000, 1_000, 1_200, days(30))),
                            plan(PlanName.STARTER, new Limits(1_000_000, 1_000, 1_200, days(365))),
                            plan(PlanName.GROWTH, new Limits(10_000_000, 2_000, 6_000, days(730))),
                            plan(
                                    PlanName.ENTERPRISE,
                                    new Limits(1_000_000_000, 5_000, 60_000, days(3_650)))),
                    Map.of());

    public CatalogueVersion {
        plans = List.copyOf(plans);
        addOns = Map.copyOf(addOns);
    }

    private static Plan plan(PlanName name, Limits limits) {
        return new Plan(name, limits);
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }
}
