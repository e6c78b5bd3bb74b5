package io.starledger.billing.link;

import static io.starledger.billing.link.Deliveries.NOON;
import static io.starledger.billing.link.Deliveries.PLATFORM;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeCustomerId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The words in which tests speak of the topology of links. */
final class LinkDriver implements AutoCloseable {
    static final String APPOINTED = "acct_appointed";
    static final TenantId APPOINTEE = new TenantId(new UUID(3, 3));
    private static final Clock MINUTE_AFTER = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);

    private final CheckoutSeal seal = new CheckoutSeal(aead());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyRun run =
            new TopologyRun(
                    serdes ->
                            LinkTopology.build(
                                    serdes,
                                    new OwnCheckout(
                                            seal,
                                            new Billers(
                                                    new StripeAccountId(PLATFORM),
                                                    Map.of(
                                                            new StripeAccountId(APPOINTED),
                                                            Set.of(APPOINTEE))),
                                            Duration.ofHours(24)),
                                    new ParkedMetrics(meters, MINUTE_AFTER)));

    String described() {
        return run.described();
    }

    static String onRecord() {
        return TopologyRun.onRecord("links-topology.txt");
    }

    void deliver(StripeDelivery delivery) {
        deliver(delivery, 1);
    }

    /** Received so many seconds after noon. */
    void deliver(StripeDelivery delivery, int second) {
        StripeDelivery received =
                StripeDelivery.newBuilder(delivery).setReceivedAt(NOON.plusSeconds(second)).build();
        run.publish(Topics.STRIPE_INBOX, keyOf(delivery), received, received.getReceivedAt());
    }

    void link(String customer, TenantId tenant) {
        link(customer, tenant, CustomerLinker.OPERATOR);
    }

    void linkByCheckout(String customer, TenantId tenant) {
        link(customer, tenant, CustomerLinker.CHECKOUT);
    }

    void unlink(String customer) {
        run.publish(Topics.CUSTOMER_LINKS, key(PLATFORM, customer), null, NOON);
    }

    String sealed(String account, TenantId tenant, Instant at) {
        return seal.seal(new StripeAccountId(account), new CheckoutSeal.Issued(tenant, at));
    }

    List<TestRecord<TenantKey, TenantStripeEvent>> events() {
        return run.emitted(Topics.STRIPE_EVENTS);
    }

    void verifyEvents(TenantId tenant, String... stripeIds) {
        List<TestRecord<TenantKey, TenantStripeEvent>> events = events();
        assertThat(events)
                .extracting(event -> event.value().getStripeEventId())
                .containsExactly(stripeIds);
        assertThat(events)
                .allSatisfy(
                        event -> {
                            assertThat(event.key()).isEqualTo(new TenantKey(tenant));
                            assertThat(event.value().getTenantId()).isEqualTo(tenant.value());
                            assertThat(event.value().getDecides()).isTrue();
                            assertThat(event.getRecordTime())
                                    .isEqualTo(event.value().getReceivedAt());
                        });
    }

    void verifyNoEvents() {
        assertThat(events()).isEmpty();
    }

    /** What was emitted to the topic of links: customer, tenant, by what. */
    List<String> links() {
        return run.emitted(Topics.CUSTOMER_LINKS).stream()
                .map(TestRecord::value)
                .filter(Objects::nonNull)
                .map(
                        link ->
                                "%s %s %s"
                                        .formatted(
                                                link.getCustomer(),
                                                link.getTenantId(),
                                                link.getLinkedBy()))
                .toList();
    }

    double parked(String until) {
        return meters.get("starledger.deliveries.parked").tag("until", until).gauge().value();
    }

    double delayed(String until) {
        return meters.get("starledger.deliveries.delayed").tag("until", until).gauge().value();
    }

    TopologyRun run() {
        return run;
    }

    @Override
    public void close() {
        run.close();
    }

    private void link(String customer, TenantId tenant, CustomerLinker by) {
        CustomerLink link = new CustomerLink(PLATFORM, customer, tenant.value(), by, null, NOON);
        run.publish(
                Topics.CUSTOMER_LINKS, key(PLATFORM, customer), link, NOON, new RecordHeaders());
    }

    private static CustomerKey keyOf(StripeDelivery delivery) {
        @Nullable String customer = delivery.getCustomer();
        return key(
                delivery.getAccount(),
                customer == null ? StripeCustomerId.NOBODY.value() : customer);
    }

    private static CustomerKey key(String account, String customer) {
        return CustomerKey.parse(account + "/" + customer);
    }

    private static Aead aead() {
        try {
            return KeysetHandle.generateNew(
                            PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
