package io.starledger.cli.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of the header {@code Stripe-Signature} (docs.stripe.com/webhooks/signature):
 * HMAC-SHA256 of the second, a dot and the body.
 */
record WebhookSignature(String secret) {
    private static final String HMAC = "HmacSHA256";

    String of(byte[] body, Instant at) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), HMAC));
            mac.update((at.getEpochSecond() + ".").getBytes(US_ASCII));
            return "t=%d,v1=%s"
                    .formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected every JDK to have " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "a signature";
    }
}
