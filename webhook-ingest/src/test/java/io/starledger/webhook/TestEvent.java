package io.starledger.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * An event as Stripe sends it.
 *
 * @param account a line of its own if it is a Connect account's, else empty
 * @param object its object's fields
 */
record TestEvent(String id, String type, boolean live, String account, String object) {

    /** With an id of its own. */
    static TestEvent of(String type, String object) {
        return new TestEvent(
                "evt_" + UUID.randomUUID().toString().replace("-", ""), type, false, "", object);
    }

    static TestEvent invoicePaid(String customer) {
        return of(
                "invoice.paid",
                "\"id\": \"in_1\", \"object\": \"invoice\", \"customer\": \"" + customer + "\"");
    }

    TestEvent inLiveMode() {
        return new TestEvent(id, type, true, account, object);
    }

    TestEvent inAccount(String connected) {
        return new TestEvent(id, type, live, "\"account\": \"" + connected + "\",\n", object);
    }

    /** Indented, as Stripe does: who parses and prints it again gets other bytes. */
    byte[] body() {
        return """
        {
          "id": "%s",
          "object": "event",
          %s"api_version": "2025-03-31.basil",
          "created": 1763769600,
          "data": {
            "object": {
              %s
            }
          },
          "livemode": %s,
          "pending_webhooks": 1,
          "request": {"id": null, "idempotency_key": "ä"},
          "type": "%s"
        }
        """
                .formatted(id, account, object, live, type)
                .getBytes(UTF_8);
    }
}
