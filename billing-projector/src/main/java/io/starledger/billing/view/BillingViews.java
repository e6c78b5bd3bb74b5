package io.starledger.billing.view;

/**
 * What reads the views of one generation.
 *
 * @param generation its number
 */
public record BillingViews(
        int generation, PostgresBillingReader reader, PostgresTenantDirectory directory) {}
