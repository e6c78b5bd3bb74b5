package io.starledger.billing.past;

import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.Grant;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.catalogue.Sold;
import io.starledger.billing.quota.Allowance;
import io.starledger.billing.quota.Quota;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;

import org.apache.avro.specific.SpecificRecord;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a tenant is to be told of an instant. */
public record PastAnswer(
        String plan,
        String status,
        String access,
        long ratingsPerMonth,
        long used,
        Instant startsAt,
        Instant endsAt,
        String next) {
    private static final StripeAccountId PLATFORM = new StripeAccountId("acct_platform");
    private static final BillingRules RULES =
            new BillingRules(
                    new Billers(PLATFORM, Map.of()),
                    Map.of(
                            new PriceKey(PLATFORM, new PriceId("price_starter")),
                            new Sold.APlan(PlanName.STARTER),
                            new PriceKey(PLATFORM, new PriceId("price_growth")),
                            new Sold.APlan(PlanName.GROWTH),
                            new PriceKey(PLATFORM, new PriceId("price_enterprise")),
                            new Sold.APlan(PlanName.ENTERPRISE)),
                    BillingRules.PLANS,
                    PlanName.FREE,
                    BillingRules.GRACE);
    private static final AccountReducer REDUCER = new AccountReducer(RULES);

    /** Out of everything that is in the logs, once more for each question. */
    public static PastAnswer of(
            TenantId tenant, List<SpecificRecord> facts, List<Instant> counted, Instant asOf) {
        AccountState state = AccountState.NEW;
        BillingPeriods periods = BillingPeriods.NONE;
        List<SpecificRecord> known =
                facts.stream()
                        .filter(fact -> !knownAt(fact).isAfter(asOf))
                        .sorted(Comparator.comparing(PastAnswer::knownAt))
                        .toList();
        for (SpecificRecord fact : known) {
            state = after(tenant, state, fact);
            periods = periods.after(REDUCER.accountOf(state));
        }
        TenantAccount account = REDUCER.accountOf(state);
        Steps<Allowance> allowances = Quota.of(account, Catalogue.DEFAULT).allowances();
        Allowance allowed = allowances.at(asOf);
        Period period = periods.at(asOf);
        return new PastAnswer(
                allowed.plan().value(),
                lower(account.entitled().at(asOf).status()),
                lower(allowed.access()),
                allowed.limits().ratingsPerMonth(),
                counted.stream().filter(period::contains).filter(it -> !it.isAfter(asOf)).count(),
                period.start(),
                period.end(),
                allowances.steps().stream()
                        .filter(step -> step.from().isAfter(asOf))
                        .findFirst()
                        .map(step -> step.from().toString())
                        .orElse(""));
    }

    public static PastAnswer of(JsonNode quota) {
        return new PastAnswer(
                quota.get("plan").asString(),
                quota.get("status").asString(),
                quota.get("access").asString(),
                quota.at("/limits/ratings_per_month").asLong(),
                quota.get("used").asLong(),
                Instant.parse(quota.at("/period/starts_at").asString()),
                Instant.parse(quota.at("/period/ends_at").asString()),
                quota.at("/next/from").asString(""));
    }

    public static Instant knownAt(SpecificRecord fact) {
        return fact instanceof TenantStripeEvent event
                ? event.getReceivedAt()
                : ((GrantDecision) fact).getDecidedAt();
    }

    private static AccountState after(TenantId tenant, AccountState state, SpecificRecord fact) {
        if (fact instanceof TenantStripeEvent event) {
            byte[] payload = event.getPayload().array();
            return REDUCER.remember(tenant, state, StripeEventCodec.read(PLATFORM, payload));
        }
        GrantDecision decision = (GrantDecision) fact;
        GivenLimits given = decision.getGiven();
        return given == null
                ? REDUCER.revoke(state, decision.getGrantId())
                : REDUCER.grant(
                        state,
                        new Grant(
                                decision.getGrantId(),
                                new Limits(
                                        given.getRatingsPerMonth(),
                                        given.getRatingsPerSecond(),
                                        given.getRequestsPerMinute(),
                                        Duration.ofSeconds(given.getRetentionSeconds())),
                                new Period(given.getStartsAt(), given.getEndsAt())),
                        decision.getDecidedAt());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
