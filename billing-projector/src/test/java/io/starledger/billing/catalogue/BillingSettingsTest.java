package io.starledger.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

class BillingSettingsTest {
    private static final StripeAccountId PLATFORM = new StripeAccountId("acct_1");
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));

    private final Map<String, String> given = new HashMap<>(Map.of("platform-account", "acct_1"));

    @Test
    void withoutMoreNothingIsSoldAndTheBuiltInPlansHold() {
        // when
        BillingSettings settings = bound();

        // then
        assertThat(settings.rules().prices()).isEmpty();
        assertThat(settings.rules().defaultPlan()).isEqualTo(PlanName.FREE);
        assertThat(settings.rules().grace()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.plansByVersion()).isEqualTo(Catalogue.DEFAULT);
    }

    @Test
    void aPriceIsPinnedToItsAccount() {
        // given
        given.put("prices[0].price", "price_1");
        given.put("prices[0].plan", "growth");
        given.put("prices[1].account", "acct_2");
        given.put("prices[1].price", "price_1");
        given.put("prices[1].add-on", "seats");

        // when
        BillingRules rules = bound().rules();

        // then
        assertThat(rules.soldBy(new PriceKey(PLATFORM, new PriceId("price_1"))))
                .isEqualTo(new Sold.APlan(PlanName.GROWTH));
        assertThat(
                        rules.soldBy(
                                new PriceKey(
                                        new StripeAccountId("acct_2"), new PriceId("price_1"))))
                .isEqualTo(new Sold.AnAddOn(new AddOnName("seats")));
    }

    @Test
    void anAppointedAccountDecidesForTheTenantsNamedWithIt() {
        // given
        given.put("appointed[0].account", "acct_2");
        given.put("appointed[0].tenants[0]", SHOP.toString());

        // when
        Billers billers = bound().rules().billers();

        // then
        assertThat(billers.mayDecide(SHOP, new StripeAccountId("acct_2"))).isTrue();
        assertThat(billers.mayDecide(new TenantId(new UUID(2, 2)), new StripeAccountId("acct_2")))
                .isFalse();
    }

    @Test
    void aCatalogueThatIsConfiguredTakesThePlaceOfTheBuiltInOne() {
        // given
        given.put("plans[0]", "free");
        given.put("plans[1]", "trial");
        given.put("catalogue[0].plans.free.ratings-per-month", "7");
        given.put("catalogue[0].plans.free.retention", "30d");
        given.put("catalogue[0].plans.trial.ratings-per-month", "8");
        given.put("catalogue[1].valid-from", "2026-06-01T00:00:00Z");
        given.put("catalogue[1].plans.free.ratings-per-month", "9");

        // when
        Catalogue catalogue = bound().plansByVersion();

        // then
        assertThat(catalogue.limitsOf(PlanName.FREE, Instant.parse("2026-05-31T00:00:00Z")))
                .isEqualTo(new Limits(7, 0, 0, Duration.ofDays(30)));
        assertThat(
                        catalogue
                                .limitsOf(PlanName.FREE, Instant.parse("2026-06-01T00:00:00Z"))
                                .ratingsPerMonth())
                .isEqualTo(9);
    }

    @Test
    void aPlanWithoutLimitsIsRefused() {
        // given
        given.put("catalogue[0].plans.free.ratings-per-month", "7");

        // then
        assertThatThrownBy(() -> bound().plansByVersion())
                .hasMessage("expected a plan that is sold but was trial");
    }

    @Test
    void aDefaultPlanThatIsNoneIsRefused() {
        // given
        given.put("default-plan", "gold");

        // then
        assertThatThrownBy(() -> bound().rules())
                .hasMessage(
                        "expected one of the plans [free, trial, starter, growth, enterprise] but"
                                + " was gold");
    }

    @Test
    void aPriceThatSellsNothingIsRefused() {
        // given
        given.put("prices[0].price", "price_1");

        // then
        assertThatThrownBy(() -> bound().rules())
                .hasMessage("expected the price price_1 to sell either a plan or an add-on");
    }

    private BillingSettings bound() {
        Map<String, String> properties = new HashMap<>();
        given.forEach((name, value) -> properties.put("starledger.billing." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("starledger.billing", BillingSettings.class);
    }
}
