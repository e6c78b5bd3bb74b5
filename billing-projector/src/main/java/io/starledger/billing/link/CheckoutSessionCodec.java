package io.starledger.billing.link;

import io.starledger.billing.link.OwnCheckout.Session;
import io.starledger.schemas.avro.StripeDelivery;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;

/** What a checkout session says of where it comes from. */
final class CheckoutSessionCodec {
    private static final String EVENTS = "checkout.session.";

    private CheckoutSessionCodec() {}

    /** The id of the session that {@code delivery} is about. */
    static @Nullable String idOf(StripeDelivery delivery) {
        return NamedObjectsCodec.objectOf(delivery).path("id").stringValueOpt().orElse(null);
    }

    /** Empty for whatever is no session, or none that is understood. */
    static Optional<Session> read(StripeDelivery delivery) {
        if (!delivery.getType().startsWith(EVENTS)) {
            return Optional.empty();
        }
        JsonNode session = NamedObjectsCodec.objectOf(delivery);
        JsonNode created = session.path("created");
        JsonNode paymentLink = session.path("payment_link");
        if (!created.isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(
                new Session(
                        Instant.ofEpochSecond(created.longValue()),
                        !paymentLink.isMissingNode() && !paymentLink.isNull(),
                        session.path("client_reference_id").stringValueOpt().orElse(null)));
    }
}
