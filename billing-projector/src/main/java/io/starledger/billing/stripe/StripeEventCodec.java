package io.starledger.billing.stripe;

import io.starledger.billing.stripe.StripeEvent.Said;
import io.starledger.billing.stripe.StripeEvent.Told;
import io.starledger.billing.stripe.StripeEvent.Unknown;
import io.starledger.platform.streams.InvalidRecordException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Verified payloads as events. Reads the JSON itself and not through stripe-java's classes: those
 * know the one API version they were made for and drop what other versions say elsewhere.
 *
 * <p>A payload that breaks the contract ends in an {@link InvalidRecordException}, which names what
 * was expected and what came; one of a type that is not covered does not, whatever it holds.
 */
public final class StripeEventCodec {
    /** The type of a record that holds an object as Stripe reported it when it was asked. */
    public static final String FETCHED = "starledger.object.fetched";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StripeEventCodec() {}

    /**
     * Reads one payload.
     *
     * @param endpointAccount of the endpoint that received it; a payload of a Connect account names
     *     that one itself
     */
    public static StripeEvent read(StripeAccountId endpointAccount, byte[] payload) {
        Fields event = Fields.of(parsed(payload), "event");
        @Nullable String account = event.optionalText("account");
        return new StripeEvent(
                account == null ? endpointAccount : new StripeAccountId(account),
                event.text("id"),
                event.instant("created"),
                said(event, event.text("type")));
    }

    private static JsonNode parsed(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (JacksonException e) {
            throw new InvalidRecordException(
                    "expected an event in JSON but was malformed: " + e.getOriginalMessage());
        }
    }

    private static Said said(Fields event, String type) {
        if (type.equals(FETCHED)) {
            StripeObject object = StripeObjectCodec.read(event.object("data").object("object"));
            return new Told(Step.FETCHED, null, object);
        }
        @Nullable EventType known = EventType.named(type).orElse(null);
        return known == null ? new Unknown(type) : told(event.object("data"), known);
    }

    private static Told told(Fields data, EventType type) {
        Fields object = data.object("object");
        StripeObject after = StripeObjectCodec.read(object);
        if (after.kind() != type.kind()) {
            throw object.expected(
                    "object",
                    "of the kind " + type.kind() + ", as " + type.stripeName() + " says,");
        }
        return type.step() == Step.DELETED
                ? new Told(Step.DELETED, null, after.deleted())
                : new Told(type.step(), before(data, object), after);
    }

    /** Null unless the object before can be told; what cannot be told puts nothing in order. */
    private static @Nullable StripeObject before(Fields data, Fields object) {
        @Nullable Fields previous = data.optionalObject("previous_attributes");
        if (previous == null) {
            return null;
        }
        JsonNode merged = object.object().deepCopy();
        overlay((ObjectNode) merged, previous.object());
        try {
            return StripeObjectCodec.read(Fields.of(merged, "data.previous_attributes"));
        } catch (InvalidRecordException _) {
            return null;
        }
    }

    /** {@code previous_attributes} hold the changed fields alone, of objects within as well. */
    private static void overlay(ObjectNode onto, JsonNode previous) {
        previous.forEachEntry(
                (name, value) -> {
                    @Nullable JsonNode present = onto.get(name);
                    if (value.isObject() && present instanceof ObjectNode inner) {
                        overlay(inner, value);
                    } else {
                        onto.set(name, value);
                    }
                });
    }
}
