package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.PostgresCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What PostgreSQL itself says of the tables: nothing in them can be read past row-level security.
 */
@ExtendWith(RunningBilling.class)
final class BillingCatalogueIT {
    private final PostgresCatalogue catalogue = RunningBilling.database();

    @Test
    void thereAreTables() {
        assertThat(catalogue.tables("billing"))
                .contains(
                        "accounts",
                        "usage",
                        "usage_hours",
                        "quotas",
                        "stripe_events",
                        "customers",
                        "account_history",
                        "plan_changes",
                        "usage_sums",
                        "counted_ratings",
                        "history_positions",
                        "positions",
                        "slots");
    }

    @Test
    void nothingCanBeReadOrChangedPastRowLevelSecurity() {
        assertThat(catalogue.gaps()).isEmpty();
    }

    @Test
    void readersMayReadTheseAlone() {
        assertThat(catalogue.tablesThatReadersMayRead())
                .containsExactlyInAnyOrder(
                        "billing.accounts",
                        "billing.usage",
                        "billing.usage_hours",
                        "billing.quotas",
                        "billing.stripe_events",
                        "billing.plan_changes",
                        "billing.usage_sums");
    }
}
