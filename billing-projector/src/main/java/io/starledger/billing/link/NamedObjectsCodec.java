package io.starledger.billing.link;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.StripeCustomerId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The objects that a payload names, wherever API versions of the last years name them. A payload
 * that is not understood names nothing: whoever folds it says what is wrong with it.
 */
final class NamedObjectsCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> INVOICE_FIELDS = List.of("invoice", "latest_invoice");
    private static final List<String> PAYMENT_FIELDS =
            List.of("payment_intent", "charge", "latest_charge");

    private NamedObjectsCodec() {}

    static NamedObjects read(StripeDelivery delivery) {
        JsonNode object = objectOf(delivery);
        if (!object.isObject()) {
            return NamedObjects.NOTHING;
        }
        String kind = object.path("object").stringValue("");
        Set<String> invoices = new LinkedHashSet<>();
        Set<String> payments = new LinkedHashSet<>();
        if (kind.equals("invoice")) {
            add(invoices, object.path("id"));
        }
        if (kind.equals("payment_intent")) {
            add(payments, object.path("id"));
        }
        INVOICE_FIELDS.forEach(field -> add(invoices, object.path(field)));
        addPayments(payments, object);
        addPayments(payments, object.path("payment"));
        object.path("payments")
                .path("data")
                .forEach(it -> addPayments(payments, it.path("payment")));
        if (kind.equals("charge")) {
            add(payments, object.path("id"));
        }
        return new NamedObjects(kind, List.copyOf(invoices), List.copyOf(payments));
    }

    /** The event's object; a missing node if there is none. */
    static JsonNode objectOf(StripeDelivery delivery) {
        ByteBuffer payload = delivery.getPayload().duplicate();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        try {
            return JSON.readTree(bytes).path("data").path("object");
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    private static void addPayments(Set<String> payments, JsonNode holder) {
        PAYMENT_FIELDS.forEach(field -> add(payments, holder.path(field)));
    }

    /** By its id, or expanded, in whole. */
    private static void add(Set<String> ids, JsonNode named) {
        @Nullable String id =
                (named.isObject() ? named.path("id") : named).stringValueOpt().orElse(null);
        if (id != null && StripeCustomerId.isValid(id)) {
            ids.add(id);
        }
    }
}
