package io.starledger.billing.view;

import io.starledger.billing.history.PostgresBillingHistory;

/**
 * What reads the views of one generation.
 *
 * @param generation its number
 */
public record BillingViews(
        int generation,
        PostgresBillingReader reader,
        PostgresBillingHistory history,
        PostgresTenantDirectory directory) {}
