package io.starledger.webhook.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.StripeAccountId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds out whether a delivery is Stripe's, of now, and meant for this platform. Nothing of a body
 * is read before its signature holds.
 */
final class DeliveryCheck {
    private final EnvelopeReader reader = new EnvelopeReader();
    private final Mode mode;
    private final Freshness freshness;

    DeliveryCheck(Mode mode, Freshness freshness) {
        this.mode = mode;
        this.freshness = freshness;
    }

    /** How far a signature's second may be from now, both ends included. */
    record Freshness(Duration past, Duration future) {}

    /** What came with a body, and when. */
    record Request(@Nullable String signature, Instant receivedAt) {}

    /** Throws {@link RefusedException} if it is not to be taken. */
    Delivery check(Endpoint endpoint, Request request, byte[] body) {
        SignatureHeader header =
                request.signature == null ? null : SignatureHeader.parse(request.signature);
        if (header == null) {
            throw new RefusedException(Refusal.NO_SIGNATURE);
        }
        String text = text(body);
        boolean own = StripeSignatures.hold(header, text, endpoint.own());
        if (!own && !StripeSignatures.hold(header, text, endpoint.connected())) {
            throw new RefusedException(Refusal.SIGNATURE);
        }
        requireFresh(header.signedAt(), Instant.ofEpochSecond(request.receivedAt.getEpochSecond()));
        Envelope event = reader.read(body);
        if (!mode.admits(event)) {
            throw new RefusedException(Refusal.MODE);
        }
        StripeAccountId account = event.account() == null ? endpoint.account() : event.account();
        boolean signed =
                account.equals(endpoint.account())
                        ? own
                        : !own || StripeSignatures.hold(header, text, endpoint.connected());
        if (!signed) {
            throw new RefusedException(Refusal.ACCOUNT);
        }
        return new Delivery(endpoint.tenant(), account, event);
    }

    private void requireFresh(Instant signedAt, Instant now) {
        if (signedAt.isBefore(now.minus(freshness.past))) {
            throw new RefusedException(Refusal.TOO_OLD);
        }
        if (signedAt.isAfter(now.plus(freshness.future))) {
            throw new RefusedException(Refusal.AHEAD);
        }
    }

    /**
     * Strictly: bytes that are not UTF-8 would else be verified as other ones than those that are
     * kept.
     */
    private static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException _) {
            throw new RefusedException(Refusal.SIGNATURE);
        }
    }
}
