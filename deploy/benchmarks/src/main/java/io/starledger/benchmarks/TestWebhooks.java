package io.starledger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Deliveries of Stripe's, each of an event of its own, of the length that a subscription's have.
 */
final class TestWebhooks {
    static final String ACCOUNT = "acct_bench";
    static final String SECRET = "whsec_0123456789abcdef0123456789abcdef";
    private static final int CUSTOMERS = 64;
    private static final int ITEMS = 3;

    /** What the local platform sells; the others are nobody's plan. */
    private static final String PLAN = "price_enterprise";

    private static final String HMAC = "HmacSHA256";

    private final String secret;
    private int made;

    /** {@code secret} signs them. */
    TestWebhooks(String secret) {
        this.secret = secret;
    }

    /**
     * One of them.
     *
     * @param event its id
     * @param signature the header {@code Stripe-Signature}
     */
    record Delivery(String event, String body, String signature) {}

    /** Of now, about a few customers in turn. */
    List<Delivery> deliveries(int count) {
        Instant now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(number -> delivery(number % CUSTOMERS, now))
                .toList();
    }

    /** One that happened and is signed {@code at} a time. */
    Delivery delivery(int customer, Instant at) {
        String event = "evt_%024d".formatted(made++);
        String body = body(event, customer, at.getEpochSecond());
        return new Delivery(event, body, signature(body, at.getEpochSecond()));
    }

    static String customer(int number) {
        return "cus_%06d".formatted(number);
    }

    private String signature(String body, long second) {
        return "t=%d,v1=%s".formatted(second, sign(second + "." + body));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected every JDK to have " + HMAC, e);
        }
    }

    private static String body(String event, int customer, long created) {
        return """
        {
          "id": "%s",
          "object": "event",
          "api_version": "2025-09-30.clover",
          "created": %d,
          "data": {
            "object": {
              "id": "sub_%024d",
              "object": "subscription",
              "cancel_at_period_end": false,
              "currency": "usd",
              "customer": "%s",
              "items": {
                "object": "list",
                "data": [%s],
                "has_more": false,
                "url": "/v1/subscription_items"
              },
              "livemode": false,
              "status": "active"
            },
            "previous_attributes": {"status": "past_due"}
          },
          "livemode": false,
          "pending_webhooks": 1,
          "request": {"id": null, "idempotency_key": null},
          "type": "customer.subscription.updated"
        }
        """
                .formatted(
                        event,
                        created,
                        customer,
                        customer(customer),
                        String.join(
                                ",",
                                IntStream.range(0, ITEMS).mapToObj(TestWebhooks::item).toList()));
    }

    private static String item(int number) {
        return """

        {
          "id": "si_%024d",
          "object": "subscription_item",
          "created": 1763769600,
          "current_period_end": 1766361600,
          "current_period_start": 1763769600,
          "discounts": [],
          "metadata": {},
          "price": {
            "id": "%s",
            "object": "price",
            "active": true,
            "billing_scheme": "per_unit",
            "currency": "usd",
            "livemode": false,
            "product": "prod_%024d",
            "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
            "type": "recurring",
            "unit_amount": 4900
          },
          "quantity": 1
        }\
        """
                .formatted(number, number == 0 ? PLAN : "price_%024d".formatted(number), number);
    }
}
