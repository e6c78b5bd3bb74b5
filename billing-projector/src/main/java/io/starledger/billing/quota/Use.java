package io.starledger.billing.quota;

import io.starledger.billing.steps.Steps;
import io.starledger.billing.usage.Usage;

import java.time.Instant;
import java.util.TreeSet;

/** What a tenant may do at one time, and how many ratings of its period it has used. */
public record Use(Allowance allowance, long used) {

    /** Both as one step function of time. */
    static Steps<Use> of(Quota quota, Usage usage) {
        Steps<Long> used = usage.used();
        TreeSet<Instant> changes = new TreeSet<>();
        quota.allowances().steps().forEach(step -> changes.add(step.from()));
        used.steps().forEach(step -> changes.add(step.from()));
        return Steps.sampled(
                changes, instant -> new Use(quota.allowances().at(instant), used.at(instant)));
    }
}
