package io.starledger.platform.quota;

import io.starledger.platform.limits.Plan;

/**
 * How a tenant stands at one instant.
 *
 * @param readOnly whether nothing may be written, whatever the limits
 * @param used ratings of the period, as far as counted
 */
public record Standing(boolean readOnly, Plan plan, long used, Period period) {

    /** Whether the period holds only so many ratings. */
    public boolean isLimited() {
        return plan.ratingsPerMonth() != null;
    }

    /** How many ratings the period holds; the greatest number there is for any number. */
    public long ratings() {
        Long limit = plan.ratingsPerMonth();
        return limit == null ? Long.MAX_VALUE : limit;
    }
}
