package io.starledger.webhook.stripe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Which Stripe is listened to.
 *
 * @param mode of all accounts: events of the other are refused
 * @param account the platform's own, {@code acct_…}; part of the key of every event that names none
 * @param webhooks who may deliver, and how much
 */
@Validated
@ConfigurationProperties("starledger.stripe")
record StripeSettings(
        @NotNull @DefaultValue("test") Mode mode,
        @NotEmpty @DefaultValue(UNSET) String account,
        @Valid @DefaultValue Webhooks webhooks) {
    private static final String UNSET = "acct_unset";

    StripeSettings {
        if (account.equals(UNSET) && webhooks.platformTakesSome()) {
            throw new IllegalArgumentException(
                    "expected starledger.stripe.account where there are secrets of its endpoint but"
                            + " was "
                            + account);
        }
    }

    /**
     * The endpoints and their limits. Without secrets an endpoint refuses everything; a secret that
     * is empty is none, so that a variable may be there without a value.
     *
     * @param secrets of the platform's endpoint for its own account; while one is rolled, both
     * @param connectSecrets of its endpoint for the accounts connected to it
     * @param tenants by tenant id, those that have a Stripe account of their own
     * @param past how old a signature may be
     * @param future how far our clock may be behind Stripe's
     * @param bodyLimit bytes of a delivery; no more than 1,000,000, which with their envelope fit
     *     into a record of Kafka's default size
     * @param bytesAtOnce of all bodies whose calls are not answered yet
     */
    record Webhooks(
            @DefaultValue List<String> secrets,
            @DefaultValue List<String> connectSecrets,
            @DefaultValue Map<String, @Valid TenantAccount> tenants,
            @NotNull @DefaultValue("300s") Duration past,
            @NotNull @DefaultValue("60s") Duration future,
            @NotNull @DefaultValue("1000000B") DataSize bodyLimit,
            @NotNull @DefaultValue("64MB") DataSize bytesAtOnce) {
        private static final DataSize LARGEST = DataSize.ofBytes(1_000_000);

        Webhooks {
            secrets = present(secrets);
            connectSecrets = present(connectSecrets);
            if (bodyLimit.compareTo(LARGEST) > 0) {
                throw new IllegalArgumentException(
                        "expected starledger.stripe.webhooks.body-limit of at most %s but was %s"
                                .formatted(LARGEST, bodyLimit));
            }
        }

        boolean platformTakesSome() {
            return !secrets.isEmpty() || !connectSecrets.isEmpty();
        }
    }

    private static List<String> present(List<String> secrets) {
        return secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    /**
     * A tenant's own Stripe account.
     *
     * @param secrets of the endpoint that the tenant has made there
     */
    record TenantAccount(@NotEmpty String account, @NotEmpty List<String> secrets) {}
}
