package io.starledger.billing.lives;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.billing.TopologyRun;
import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.AccountTopology;
import io.starledger.billing.account.FoldMetrics;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.account.TenantBillingCodec;
import io.starledger.billing.lives.World.Emitted;
import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What stores and topics carry between events is all that the fold remembers between them. */
class LivedTopologyTest {
    private static final int LIVES = 100;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final AccountReducer reducer = new AccountReducer(LivesTest.RULES);

    @AutoClose
    private final TopologyRun topology =
            new TopologyRun(
                    serdes ->
                            AccountTopology.build(
                                    serdes,
                                    Generation.first(),
                                    reducer,
                                    new FoldMetrics(new SimpleMeterRegistry())));

    @Test
    void aShuffledLifeWithRepetitionsIsTheSameInTheTopologyAndInTheFold() {
        System.out.println("seed of lives in the topology: " + seed);
        for (long life = seed; life < seed + LIVES; life++) {
            // given
            TenantId tenant = new TenantId(new UUID(5, life));
            List<Emitted> events = new ArrayList<>(LivesTest.lifeOf(life).world.log());
            Random random = new Random(life);
            new ArrayList<>(events)
                    .stream().filter(_ -> random.nextInt(4) == 0).forEach(events::add);
            Collections.shuffle(events, random);

            // when
            TenantBilling last = published(tenant, events);

            // then
            assertThat(TenantBillingCodec.accountOf(last))
                    .as("life %d", life)
                    .isEqualTo(folded(tenant, events));
        }
    }

    private TenantBilling published(TenantId tenant, List<Emitted> events) {
        for (Emitted event : events) {
            TenantStripeEvent linked = linked(tenant, event);
            topology.publish(
                    Topics.STRIPE_EVENTS, new TenantKey(tenant), linked, linked.getReceivedAt());
        }
        return topology.emitted(Topics.ACCOUNTS).getLast().value();
    }

    private static TenantStripeEvent linked(TenantId tenant, Emitted emitted) {
        StripeEvent event = LivesTest.read(List.of(emitted)).getFirst();
        return LinkedEvents.ofPayload(
                tenant,
                new EventHead(event.id(), event.createdAt().getEpochSecond(), "of a life"),
                emitted.payload().getBytes(StandardCharsets.UTF_8));
    }

    private TenantAccount folded(TenantId tenant, List<Emitted> events) {
        AccountState state = AccountState.NEW;
        for (StripeEvent event : LivesTest.read(events)) {
            state = reducer.remember(tenant, state, event);
        }
        return reducer.accountOf(state);
    }
}
