package io.starledger.billing.catalogue;

import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is sold, by which prices, and whose word counts.
 *
 * @param platformAccount the platform's own Stripe account, {@code acct_…}
 * @param appointed Connect accounts that may decide for the tenants named with them, and no others
 * @param prices what is sold by which; any other price sells nothing
 * @param catalogue versions of the plans, ascending; without any, the built-in one
 * @param plans from the least to the greatest
 * @param defaultPlan of a tenant that never bought anything: one of {@code plans}, or {@code
 *     unlimited}
 * @param grace for how long a plan stays after a payment for it has failed
 */
@Validated
@ConfigurationProperties("starledger.billing")
public record BillingSettings(
        @NotEmpty @DefaultValue("acct_unset") String platformAccount,
        @DefaultValue List<@Valid Appointed> appointed,
        @DefaultValue List<@Valid Price> prices,
        @DefaultValue List<@Valid Version> catalogue,
        @NotEmpty @DefaultValue({"free", "trial", "starter", "growth", "enterprise"})
                List<String> plans,
        @NotEmpty @DefaultValue("free") String defaultPlan,
        @NotNull @DefaultValue("7d") Duration grace) {

    /** A Connect account and the tenants it may decide for. */
    public record Appointed(@NotEmpty String account, @NotEmpty List<String> tenants) {}

    /**
     * A price that is pinned.
     *
     * @param account it is of; the platform's own if none is named
     * @param plan it sells, unless it sells an add-on
     * @param addOn it sells, unless it sells a plan
     */
    public record Price(
            @Nullable String account,
            @NotEmpty String price,
            @Nullable String plan,
            @Nullable String addOn) {}

    /**
     * What everything allows in periods that begin at or after an instant.
     *
     * @param validFrom of the first version 1970-01-01T00:00:00Z
     */
    public record Version(
            @NotNull @DefaultValue("1970-01-01T00:00:00Z") Instant validFrom,
            @NotEmpty Map<String, @Valid Allowed> plans,
            @DefaultValue Map<String, @Valid Allowed> addOns) {}

    /** Limits of a plan or an add-on. */
    public record Allowed(
            @PositiveOrZero long ratingsPerMonth,
            @PositiveOrZero long ratingsPerSecond,
            @PositiveOrZero long requestsPerMinute,
            @NotNull @DefaultValue("0s") Duration retention) {

        private Limits limits() {
            return new Limits(ratingsPerMonth, ratingsPerSecond, requestsPerMinute, retention);
        }
    }

    /** Throws {@link IllegalArgumentException} if a price sells no plan, or one that is none. */
    public BillingRules rules() {
        Map<PriceKey, Sold> sold = new HashMap<>();
        for (Price price : prices) {
            @Nullable String account = price.account();
            sold.put(
                    new PriceKey(
                            new StripeAccountId(account == null ? platformAccount : account),
                            new PriceId(price.price())),
                    soldBy(price));
        }
        return new BillingRules(
                billers(),
                sold,
                plans.stream().map(PlanName::new).toList(),
                new PlanName(defaultPlan),
                grace);
    }

    /**
     * The versions that are configured; what Stripe's products tell comes on top. Throws {@link
     * IllegalArgumentException} if a plan has no limits.
     */
    public Catalogue plansByVersion() {
        List<CatalogueVersion> versions =
                catalogue.isEmpty()
                        ? List.of(CatalogueVersion.DEFAULT)
                        : catalogue.stream().map(BillingSettings::version).toList();
        Catalogue plansByVersion = new Catalogue(versions, List.of());
        plans.forEach(plan -> plansByVersion.limitsOf(new PlanName(plan), Instant.EPOCH));
        return plansByVersion;
    }

    private Billers billers() {
        Map<StripeAccountId, Set<TenantId>> byAccount = new HashMap<>();
        for (Appointed biller : appointed) {
            byAccount.put(
                    new StripeAccountId(biller.account()),
                    biller.tenants().stream()
                            .map(TenantId::parse)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return new Billers(new StripeAccountId(platformAccount), byAccount);
    }

    private static Sold soldBy(Price price) {
        @Nullable String plan = price.plan();
        @Nullable String addOn = price.addOn();
        if (plan != null && addOn == null) {
            return new Sold.APlan(new PlanName(plan));
        }
        if (addOn != null && plan == null) {
            return new Sold.AnAddOn(new AddOnName(addOn));
        }
        throw new IllegalArgumentException(
                "expected the price %s to sell either a plan or an add-on"
                        .formatted(price.price()));
    }

    private static CatalogueVersion version(Version version) {
        List<Plan> sold = new ArrayList<>();
        version.plans()
                .forEach(
                        (name, allowed) ->
                                sold.add(new Plan(new PlanName(name), allowed.limits())));
        Map<AddOnName, Limits> addOns = new HashMap<>();
        version.addOns()
                .forEach((name, allowed) -> addOns.put(new AddOnName(name), allowed.limits()));
        return new CatalogueVersion(version.validFrom(), sold, addOns);
    }
}
