package io.starledger.billing.stripe;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantId;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stripe's events once their tenant is known. */
public final class LinkedEvents {
    public static final String PLATFORM = "acct_platform";
    public static final Instant BEGIN = Instant.parse("2026-03-10T09:30:07Z");
    public static final Instant END = Instant.parse("2026-04-10T09:30:07Z");
    private static final UUID ENDPOINT = new UUID(9, 9);

    private LinkedEvents() {}

    /** Of the platform's account, told so many seconds after {@link #BEGIN}. */
    public static TenantStripeEvent of(
            TenantId tenant, long second, String type, Map<String, Object> object) {
        String id = "evt_" + second + "_" + type;
        return of(tenant, new EventHead(id, BEGIN.getEpochSecond() + second, type), object);
    }

    static TenantStripeEvent of(TenantId tenant, EventHead head, Map<String, Object> object) {
        return ofPayload(tenant, head, Payloads.event(head, object, null));
    }

    public static TenantStripeEvent ofPayload(TenantId tenant, EventHead head, byte[] payload) {
        Instant created = Instant.ofEpochSecond(head.created());
        return TenantStripeEvent.newBuilder()
                .setEventId(NameBasedUuid.of(ENDPOINT, PLATFORM + " " + head.id()))
                .setTenantId(tenant.value())
                .setDecides(true)
                .setStripeEventId(head.id())
                .setType(head.type())
                .setLivemode(false)
                .setCreatedAt(created)
                .setAccount(PLATFORM)
                .setReceivedAt(created.plusMillis(500))
                .setPayload(ByteBuffer.wrap(payload))
                .build();
    }

    /** Of one price, for the period from {@link #BEGIN} to {@link #END}. */
    public static Map<String, Object> subscription(String status, String price) {
        return object(
                "id",
                "sub_1",
                "object",
                "subscription",
                "cancel_at",
                null,
                "cancel_at_period_end",
                false,
                "customer",
                "cus_1",
                "items",
                list(
                        List.of(
                                object(
                                        "id",
                                        "si_1",
                                        "current_period_start",
                                        BEGIN.getEpochSecond(),
                                        "current_period_end",
                                        END.getEpochSecond(),
                                        "price",
                                        object("id", price),
                                        "quantity",
                                        1))),
                "status",
                status);
    }

    public static TenantStripeEvent bought(TenantId tenant, long second, String price) {
        return of(tenant, second, "customer.subscription.updated", subscription("active", price));
    }
}
