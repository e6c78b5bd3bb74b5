package io.starledger.billing.lives;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.Entitled;
import io.starledger.billing.account.MoneyTotals;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.CatalogueVersion;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.Plan;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.catalogue.Sold;
import io.starledger.billing.lives.Expected.Has;
import io.starledger.billing.lives.World.Emitted;
import io.starledger.billing.quota.Access;
import io.starledger.billing.quota.Allowance;
import io.starledger.billing.quota.Quota;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivesTest {
    private static final int LIVES = Integer.getInteger("lives", 1_000);
    private static final int PERMUTATIONS = 20;
    private static final TenantId TENANT = new TenantId(new UUID(7, 7));
    private static final StripeAccountId PLATFORM = new StripeAccountId("acct_platform");
    private static final AddOnName MORE = new AddOnName("more");
    static final BillingRules RULES =
            new BillingRules(
                    new Billers(PLATFORM, Map.of()),
                    Map.of(
                            price("price_starter"), new Sold.APlan(PlanName.STARTER),
                            price("price_growth"), new Sold.APlan(PlanName.GROWTH),
                            price("price_enterprise"), new Sold.APlan(PlanName.ENTERPRISE),
                            price(Life.ADD_ON), new Sold.AnAddOn(MORE)),
                    BillingRules.PLANS,
                    PlanName.FREE,
                    BillingRules.GRACE);

    private static final Map<String, Limits> LIMITS =
            Map.of(
                    "free", ratings(10),
                    "trial", ratings(20),
                    "starter", ratings(30),
                    "growth", ratings(40),
                    "enterprise", ratings(50));
    private static final Catalogue CATALOGUE =
            new Catalogue(
                    List.of(
                            new CatalogueVersion(
                                    Instant.EPOCH,
                                    RULES.plans().stream()
                                            .map(it -> new Plan(it, limitsOf(it)))
                                            .toList(),
                                    Map.of(MORE, ratings(1_000)))),
                    List.of());

    private final AccountReducer reducer = new AccountReducer(RULES);
    private final long seed = Long.getLong("seed", System.nanoTime());

    @BeforeAll
    void printTheSeed() {
        System.out.println("seed of lives: " + seed);
    }

    @Test
    void everyOrderAndRepetitionOfALifesEventsEndsWhereTheLifeEnds() {
        long pairs = 0;
        long ofOneSecond = 0;
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (long life = seed; life < seed + LIVES; life++) {
            // given
            Life lived = lifeOf(life);
            Expected expected = Expected.of(lived);
            List<StripeEvent> events = read(lived.world.log());
            Random random = new Random(life);
            pairs += events.size() - 1;
            fewest = Math.min(fewest, events.size());
            most = Math.max(most, events.size());
            ofOneSecond += neighboursOfOneSecond(events);

            // when
            TenantAccount inOrder = fold(events);

            // then
            assertSame(life, expected, inOrder);
            for (int i = 1; i < PERMUTATIONS; i++) {
                TenantAccount shuffled = fold(shuffledWithRepetitions(events, random));
                assertThat(shuffled).as("account of life %d", life).isEqualTo(inOrder);
                assertThat(Quota.of(shuffled, CATALOGUE)).isEqualTo(Quota.of(inOrder, CATALOGUE));
            }
        }
        System.out.printf("%d to %d events a life%n", fewest, most);
        System.out.printf("%d of %d neighbours are of one second%n", ofOneSecond, pairs);
        assertThat(ofOneSecond).isGreaterThan(pairs * 30 / 100);
    }

    @Test
    void aLifeOfWhichEventsAreMissingEndsWhereItEndsOnceItWasFetched() {
        for (long life = seed; life < seed + LIVES; life++) {
            // given
            Life lived = lifeOf(life);
            Random random = new Random(life);
            List<Emitted> told = new ArrayList<>(lived.world.log());
            told.removeIf(_ -> random.nextInt(100) < 30);
            Collections.shuffle(told, random);
            List<StripeEvent> events = new ArrayList<>(read(told));
            lived.world.fetched().forEach(it -> events.add(StripeEventCodec.read(PLATFORM, it)));

            // when
            TenantAccount account = fold(events);

            // then
            assertSame(life, Expected.ofWhatWasTold(lived, told), account);
        }
    }

    private void assertSame(long life, Expected expected, TenantAccount account) {
        Quota quota = Quota.of(account, CATALOGUE);
        for (long instant : expected.instants()) {
            Has has = expected.at(instant);
            assertThat(has(account.entitled().at(Instant.ofEpochSecond(instant))))
                    .as("life %d at %d", life, instant)
                    .isEqualTo(has);
            assertThat(quota.allowances().at(Instant.ofEpochSecond(instant)))
                    .as("quota of life %d at %d", life, instant)
                    .isEqualTo(allowance(has, expected.isReadOnly(instant)));
        }
        assertThat(period(account)).as("period of life %d", life).isEqualTo(expected.period());
        assertThat(new TreeSet<>(account.suspendedBy().stream().map(ObjectKey::id).toList()))
                .as("what suspends life %d", life)
                .isEqualTo(expected.suspendedBy());
        assertThat(money(account)).as("money of life %d", life).isEqualTo(expected.money());
        assertThat(account.entitlements())
                .as("features of life %d", life)
                .isEqualTo(expected.features());
        assertThat(account.toFetch()).as("life %d", life).isEmpty();
    }

    private static Allowance allowance(Has has, boolean isReadOnly) {
        Limits ofPlan = limitsOf(new PlanName(has.plan()));
        return new Allowance(
                new PlanName(has.plan()),
                isReadOnly ? Access.READ_ONLY : Access.FULL,
                new Limits(ofPlan.ratingsPerMonth() + 1_000 * has.addOns(), 0, 0, Duration.ZERO));
    }

    private static List<Long> period(TenantAccount account) {
        @Nullable Period period = account.period();
        return period == null
                ? List.of()
                : List.of(period.start().getEpochSecond(), period.end().getEpochSecond());
    }

    private static Has has(Entitled entitled) {
        return new Has(
                entitled.plan().value(),
                entitled.status().name(),
                entitled.addOns().getOrDefault(MORE, 0L));
    }

    private static List<Long> money(TenantAccount account) {
        if (account.money().isEmpty()) {
            return List.of(0L, 0L, 0L, 0L, 0L, 0L);
        }
        MoneyTotals it = account.money().getFirst();
        return List.of(
                it.paid(), it.refunded(), it.credited(), it.disputed(), it.owed(), it.balance());
    }

    private TenantAccount fold(List<StripeEvent> events) {
        AccountState state = AccountState.NEW;
        for (StripeEvent event : events) {
            state = reducer.remember(TENANT, state, event);
        }
        return reducer.accountOf(state);
    }

    static Life lifeOf(long seed) {
        return Life.of(seed, 5 + Math.floorMod(seed, 31));
    }

    static List<StripeEvent> read(List<Emitted> emitted) {
        return emitted.stream()
                .map(
                        it ->
                                StripeEventCodec.read(
                                        PLATFORM, it.payload().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<StripeEvent> shuffledWithRepetitions(
            List<StripeEvent> events, Random random) {
        List<StripeEvent> shuffled = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(4) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static long neighboursOfOneSecond(List<StripeEvent> events) {
        long count = 0;
        for (int i = 1; i < events.size(); i++) {
            count += events.get(i).createdAt().equals(events.get(i - 1).createdAt()) ? 1 : 0;
        }
        return count;
    }

    private static Limits limitsOf(PlanName plan) {
        return LIMITS.getOrDefault(plan.value(), Limits.NOTHING);
    }

    private static Limits ratings(long perMonth) {
        return new Limits(perMonth, 0, 0, Duration.ZERO);
    }

    private static PriceKey price(String id) {
        return new PriceKey(PLATFORM, new PriceId(id));
    }
}
