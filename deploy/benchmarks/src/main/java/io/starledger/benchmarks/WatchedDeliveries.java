package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.Probe;
import io.starledger.benchmarks.freshness.Traffic;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.embedded.issuer.LocalIssuer;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Deliveries about customers in turn, each customer a tenant of its own; signed when they are sent.
 * Those that are watched are about customers whom no other delivery is about.
 */
final class WatchedDeliveries implements Traffic {
    /** So many that hardly two events of one are of the same second. */
    static final int CUSTOMERS = 512;

    private static final int WATCHED = 64;
    private static final int TAKEN = 200;
    private static final long TENANTS = 0x6f1d_2c3b_4a59_4e68L;
    private static final long FIRST = 0x8b7a_0000_0000_0000L;

    private final int port;
    private final LocalIssuer issuer;
    private final TestWebhooks webhooks;
    private final HttpRequests http;
    private final Deque<WatchedTenant> watched = new ArrayDeque<>();
    private int next = WATCHED;

    WatchedDeliveries(WholePlatform platform) {
        this.port = platform.port();
        this.issuer = platform.issuer();
        this.webhooks = new TestWebhooks(platform.stripeSecret());
        this.http = new HttpRequests(port, "");
        IntStream.range(0, WATCHED).forEach(customer -> watched.add(watched(customer)));
    }

    /** As an operator does; an event of a customer who is nobody's would wait. */
    void linkCustomers() {
        try (CustomerLinks links =
                new CustomerLinks(port, issuer.mint(TokenClaims.of("platform-admin")))) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                links.link(tenant(customer), TestWebhooks.customer(customer));
            }
        }
    }

    @Override
    public int taken() {
        return TAKEN;
    }

    @Override
    public byte[] next() {
        int customer = next;
        next = next + 1 == CUSTOMERS ? WATCHED : next + 1;
        return post(webhooks.delivery(customer, Instant.now()));
    }

    @Override
    public @Nullable Probe nextProbe() {
        WatchedTenant tenant = watched.poll();
        return tenant == null
                ? null
                : new DeliveryProbe(tenant, webhooks.delivery(tenant.customer(), Instant.now()));
    }

    private WatchedTenant watched(int customer) {
        TenantId tenant = tenant(customer);
        String token = issuer.mint(TokenClaims.of("tenant-admin").forTenant(tenant.value()));
        return new WatchedTenant(
                customer,
                new HttpRequests(port, token)
                        .get("/v1/tenants/" + tenant + "/stripe/events?limit=10"));
    }

    private byte[] post(TestWebhooks.Delivery delivery) {
        return http.postSigned("/v1/stripe/webhooks", delivery.body(), delivery.signature());
    }

    private static TenantId tenant(int customer) {
        return new TenantId(new UUID(TENANTS, FIRST + customer));
    }

    /** One customer's, and how its events are read. */
    private static final class WatchedTenant {
        private final int customer;
        private final byte[] read;

        WatchedTenant(int customer, byte[] read) {
            this.customer = customer;
            this.read = read;
        }

        int customer() {
            return customer;
        }
    }

    private final class DeliveryProbe implements Probe {
        private final WatchedTenant tenant;
        private final TestWebhooks.Delivery delivery;

        DeliveryProbe(WatchedTenant tenant, TestWebhooks.Delivery delivery) {
            this.tenant = tenant;
            this.delivery = delivery;
        }

        @Override
        public byte[] request() {
            return post(delivery);
        }

        @Override
        public byte[] read() {
            return tenant.read;
        }

        @Override
        public boolean isShownBy(String body) {
            return body.contains('"' + delivery.event() + '"');
        }

        @Override
        public void shown() {
            watched.add(tenant);
        }
    }
}
