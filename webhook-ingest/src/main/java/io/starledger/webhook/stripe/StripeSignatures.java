package io.starledger.webhook.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;

/** Whether a signature holds, as Stripe's own library finds it. */
final class StripeSignatures {
    private static final long ANY_AGE = 0;

    private StripeSignatures() {}

    /** By one of {@code secrets}; when it was made, the caller looks at. */
    static boolean hold(SignatureHeader header, String payload, Secrets secrets) {
        String text = header.toString();
        for (String secret : secrets.values()) {
            if (holds(text, payload, secret)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String header, String payload, String secret) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, ANY_AGE);
        } catch (SignatureVerificationException _) {
            return false;
        }
    }
}
