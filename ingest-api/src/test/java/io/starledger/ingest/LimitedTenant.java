package io.starledger.ingest;

import io.starledger.schemas.ids.TenantId;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Tenants with a plan of their own in this JVM; every other one is unlimited. */
enum LimitedTenant {
    /** Ten requests at once and then one a minute. */
    TOLD("requests", 60, "1h", 10),
    /** The same once more, to be used up. */
    USED_UP("requests", 60, "1h", 10),
    /** More than a test can ask for. */
    BUSY("requests", 6_000_000, "1m", 100_000),
    /** A thousand ratings at once and then a thousand a second. */
    STEADY("ratings", 1_000, "1s", 1_000),
    /** A hundred ratings at once and then ten a second. */
    SLOW("ratings", 10, "1s", 100);

    private final String id = UUID.randomUUID().toString();
    private final String meter;
    private final int amount;
    private final String per;
    private final int burst;

    LimitedTenant(String meter, int amount, String per, int burst) {
        this.meter = meter;
        this.amount = amount;
        this.per = per;
        this.burst = burst;
    }

    TenantId id() {
        return TenantId.parse(id);
    }

    /** The arguments that give each its plan. */
    static Stream<String> arguments() {
        return Arrays.stream(values()).flatMap(LimitedTenant::plan);
    }

    private Stream<String> plan() {
        String plan = name().toLowerCase(Locale.ROOT).replace('_', '-');
        String limit = "--starledger.limits.plans." + plan + "." + meter;
        return Stream.of(
                limit + ".amount=" + amount,
                limit + ".per=" + per,
                limit + ".burst=" + burst,
                "--starledger.limits.tenants." + id + "=" + plan);
    }
}
