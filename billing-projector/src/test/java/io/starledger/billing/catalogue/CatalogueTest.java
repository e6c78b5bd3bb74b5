package io.starledger.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.stripe.Product;
import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CatalogueTest {
    private static final StripeAccountId PLATFORM = new StripeAccountId("acct_platform");
    private static final Billers BILLERS = new Billers(PLATFORM, Map.of());
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Map<String, String> GROWTH =
            Map.of(
                    "starledger_plan", "growth",
                    "ratings_per_month", "7",
                    "ratings_per_second", "6",
                    "requests_per_minute", "5",
                    "retention_days", "4");

    @Test
    void aGreaterPlanNeverAllowsLess() {
        // given
        BillingRules rules = new Binder().bindOrCreate("none", BillingSettings.class).rules();

        // when
        List<Limits> limits =
                rules.plans().stream()
                        .map(plan -> Catalogue.DEFAULT.limitsOf(plan, Instant.EPOCH))
                        .toList();

        // then
        assertThat(limits)
                .isSortedAccordingTo(Comparator.comparingLong(Limits::ratingsPerMonth))
                .isSortedAccordingTo(Comparator.comparingLong(Limits::ratingsPerSecond))
                .isSortedAccordingTo(Comparator.comparingLong(Limits::requestsPerMinute))
                .isSortedAccordingTo(Comparator.comparing(Limits::retention));
    }

    @Test
    void aProductsMetadataChangeAPlanForPeriodsThatBeginLater() {
        // when
        Catalogue catalogue = Catalogue.DEFAULT.after(told(PLATFORM, NOON, GROWTH), BILLERS);

        // then
        assertThat(catalogue.limitsOf(PlanName.GROWTH, NOON.minusSeconds(1)))
                .isEqualTo(Catalogue.DEFAULT.limitsOf(PlanName.GROWTH, NOON));
        assertThat(catalogue.limitsOf(PlanName.GROWTH, NOON))
                .isEqualTo(new Limits(7, 6, 5, Duration.ofDays(4)));
        assertThat(catalogue.changes()).containsExactly(NOON);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        // given
        Map<String, String> later = new HashMap<>(GROWTH);
        later.put("ratings_per_month", "8");
        StripeEvent first = told(PLATFORM, NOON, GROWTH);
        StripeEvent second = told(PLATFORM, NOON.plusSeconds(1), later);

        // then
        assertThat(Catalogue.DEFAULT.after(second, BILLERS).after(first, BILLERS))
                .isEqualTo(Catalogue.DEFAULT.after(first, BILLERS).after(second, BILLERS));
    }

    @Test
    void nobodyElseAndNoPartOfItChangesThePlan() {
        // given
        Map<String, String> inPart = new HashMap<>(GROWTH);
        inPart.remove("retention_days");
        Map<String, String> ofNoPlan = new HashMap<>(GROWTH);
        ofNoPlan.put("starledger_plan", "unheard_of");
        Map<String, String> ofNoNumber = new HashMap<>(GROWTH);
        ofNoNumber.put("ratings_per_second", "many");

        // then
        assertUnchanged(told(new StripeAccountId("acct_tenant"), NOON, GROWTH));
        assertUnchanged(told(PLATFORM, NOON, inPart));
        assertUnchanged(told(PLATFORM, NOON, ofNoPlan));
        assertUnchanged(told(PLATFORM, NOON, ofNoNumber));
    }

    @Test
    void limitsAddUpToTheGreatestNumberAtMost() {
        // given
        Limits all = new Limits(Long.MAX_VALUE, 1, 1, Duration.ofDays(1));

        // then
        assertThat(all.plus(all).ratingsPerMonth()).isEqualTo(Long.MAX_VALUE);
        assertThat(all.times(3).ratingsPerMonth()).isEqualTo(Long.MAX_VALUE);
        assertThat(all.times(3).ratingsPerSecond()).isEqualTo(3);
    }

    private static void assertUnchanged(StripeEvent event) {
        assertThat(Catalogue.DEFAULT.after(event, BILLERS)).isSameAs(Catalogue.DEFAULT);
    }

    private static StripeEvent told(
            StripeAccountId account, Instant at, Map<String, String> metadata) {
        Product product = new Product("prod_1", true, metadata);
        return new StripeEvent(
                account, "evt_1", at, new StripeEvent.Told(Step.CHANGED, null, product));
    }
}
